package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Random steps of two owners, of operators and of the clock on one batch: after each the database is what the model
/// says, and no owner that has lost the lock has written. The seed is in the test's name and in every message.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class RunPropertyTest extends RunTest {

    private static final List<String> OWNERS = List.of("desk-1:1:a", "desk-2:2:b");
    private static final int TRADES = 4;
    private static final int STEPS = 120;

    private Random random = new Random(0);
    private RunModel model = new RunModel(TRADES);
    private UUID batch = new UUID(0, 0);
    private final List<RunKey> keys = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private int booked;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123, -7, 4711, 42})
    void the_database_is_what_the_model_says(long seed) {
        random = new Random(seed);
        begin();
        for (int i = 0; i < STEPS; i++) {
            step();
            assertThat(seen()).as("seed %d, after %s", seed, done).isEqualTo(expected());
            if (model.status.ended()) {
                begin();
            }
        }
    }

    private void begin() {
        desk.clear();
        batch = desk.batch(TRADES);
        model = new RunModel(TRADES);
        keys.clear();
        done.clear();
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 55 && !keys.isEmpty()) {
            write();
        } else if (dice < 75) {
            claim();
        } else if (dice < 82) {
            leave();
        } else if (dice < 88) {
            due();
        } else {
            operator();
        }
    }

    private String owner() {
        return OWNERS.get(random.nextInt(OWNERS.size()));
    }

    private RunKey key() {
        return random.nextInt(4) == 0 ? keys.get(random.nextInt(keys.size())) : keys.getLast();
    }

    private void claim() {
        String owner = owner();
        done.add("claim by " + owner);
        boolean given = model.claim(owner);
        taken(desk.claims().claimNext(owner, LOCK, Set.of()), given, owner);
    }

    private void due() {
        String owner = owner();
        done.add("check by " + owner);
        if (model.checks) {
            desk.set(batch, "next_check_at = now() - interval '1' second");
        }
        boolean given = model.claimDue(owner);
        taken(desk.claims().claimDue(owner, LOCK), given, owner);
    }

    private void taken(Optional<Claim> claim, boolean given, String owner) {
        assertThat(claim.isPresent()).as("%s", done).isEqualTo(given);
        claim.ifPresent(
                it -> {
                    assertThat(it.key()).isEqualTo(new RunKey(batch, owner, model.fence));
                    keys.add(it.key());
                });
    }

    private void leave() {
        if (keys.isEmpty()) {
            return;
        }
        RunKey key = key();
        done.add("leave with fence " + key.fence());
        boolean holds = model.holds(key);
        assertThat(desk.leaves().leave(key, Duration.ofHours(1)).owned()).as("%s", done).isEqualTo(holds);
        if (holds) {
            model.leave();
        }
    }

    private void write() {
        RunKey key = key();
        int trade = random.nextInt(TRADES);
        Optional<TradeWrite> next = next(desk.course(batch, trade + 2));
        if (next.isEmpty()) {
            return;
        }
        TradeWrite write = next.get();
        done.add(
                "trade "
                        + trade
                        + " "
                        + write.before().status()
                        + " to "
                        + write.after().status()
                        + ", fence "
                        + key.fence());
        WriteResult result = desk.journal().commit(key, List.of(write)).results().getFirst();
        if (!model.holds(key)) {
            assertThat(result).as("%s", done).isInstanceOf(WriteResult.FenceLost.class);
        } else if (!model.mayWrite(write)) {
            assertThat(result).as("%s", done).isInstanceOf(WriteResult.Refused.class);
        } else {
            assertThat(result).as("%s", done).isInstanceOf(WriteResult.Done.class);
            model.written(trade, write);
        }
    }

    private Optional<TradeWrite> next(Course course) {
        boolean heads = random.nextBoolean();
        return switch (course.state().status()) {
            case PENDING -> Optional.of(course.begun());
            case EXECUTING ->
                    Optional.of(heads ? course.quoted(1) : random.nextBoolean() ? course.returned() : course.quoted(2));
            case QUOTED -> Optional.of(heads ? course.intended() : course.requoted());
            case BOOKING ->
                    Optional.of(
                            heads
                                    ? course.accepted("B-" + kind + "-" + ++booked)
                                    : random.nextBoolean() ? course.doubted() : course.refusedForRequote());
            case BOOKED -> Optional.of(course.succeeded());
            case IN_DOUBT -> Optional.of(heads ? course.asked("no word") : course.provenNot());
            case SUCCESS, FAILED, CANCELLED -> Optional.empty();
        };
    }

    private void operator() {
        switch (random.nextInt(6)) {
            case 0 -> expires();
            case 1 -> releases();
            case 2 -> requests(random.nextBoolean() ? BatchStatus.PAUSED : BatchStatus.CANCELLED);
            case 3 -> stops();
            case 4 -> resumes();
            default -> renews();
        }
    }

    private void expires() {
        if (model.holder.isPresent()) {
            done.add("the lock runs out");
            desk.expire(batch);
            model.expired = true;
        }
    }

    private void releases() {
        done.add("released by hand");
        desk.set(batch, "locked_by = null, locked_at = null, lock_timeout = null");
        model.released();
    }

    private void requests(BatchStatus wanted) {
        if (model.status == BatchStatus.RUNNING) {
            done.add(wanted + " asked for");
            desk.set(batch, "requested_state = '" + wanted + "', requested_by = 'user:ann@d', requested_reason = 'x'");
            model.requested = Optional.of(wanted);
        }
    }

    private void stops() {
        model.stopped = !model.stopped;
        done.add("the desk is stopped: " + model.stopped);
        if (model.stopped) {
            desk.stop("audit");
        } else {
            desk.start();
        }
    }

    private void resumes() {
        if (model.status == BatchStatus.PAUSED && model.holder.isEmpty()) {
            done.add("resumed");
            desk.set(batch, "status = 'PENDING', next_check_at = null");
            model.status = BatchStatus.PENDING;
            model.checks = false;
        }
    }

    private void renews() {
        if (!keys.isEmpty()) {
            RunKey key = key();
            done.add("renewed with fence " + key.fence());
            boolean held = model.holds(key) && !model.expired;
            assertThat(desk.leases().renew(key, LOCK) instanceof LeaseAnswer.Held).as("%s", done).isEqualTo(held);
            assertThat(desk.leases().check(key) instanceof LeaseAnswer.Held).as("%s", done).isEqualTo(held);
        }
    }

    /// Everything that the model knows of.
    private record Sight(
            BatchStatus status,
            List<TradeStatus> trades,
            long fence,
            Optional<String> holder,
            boolean checks,
            Optional<BatchStatus> requested,
            int running) {}

    private Sight expected() {
        int running =
                model.count(TradeStatus.EXECUTING) + model.count(TradeStatus.QUOTED) + model.count(TradeStatus.BOOKING);
        return new Sight(
                model.status,
                List.copyOf(model.trades),
                model.fence,
                model.holder,
                model.checks,
                model.requested,
                running);
    }

    private Sight seen() {
        Batch row = desk.row(batch);
        List<TradeStatus> trades =
                desk.texts("select status from trade where batch_id = '" + batch + "' order by row_number").stream()
                        .map(TradeStatus::valueOf)
                        .toList();
        return new Sight(
                row.status(),
                trades,
                row.fence(),
                row.lock().map(LockLease::owner),
                row.nextCheckAt().isPresent(),
                row.requestedState(),
                row.counts().running());
    }
}
