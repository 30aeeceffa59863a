package com.fxbatchtrader.store.queue;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.Course;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWrite;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Random operators beside random owners: whatever they do in whatever order, each gets an answer, and the rules of the
/// states hold after every step.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class VerbsPropertyTest extends QueueTest {

    private static final int STEPS = 200;
    private static final int TRADES = 3;

    private final List<RunKey> keys = new ArrayList<>();
    private final Map<UUID, Batch> former = new HashMap<>();
    private final List<UUID> all = new ArrayList<>();
    private List<UUID> ids = List.of();
    private long quotes;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void the_rules_hold_after_every_step(long seed) {
        Random random = new Random(seed);
        keys.clear();
        former.clear();
        all.clear();
        ids = List.of(fresh(), fresh());
        for (int i = 0; i < STEPS; i++) {
            ids = ids.stream().map(this::orFresh).toList();
            String step = random.nextInt(10) < 6 ? owner(random) : operator(random);
            for (UUID id : ids) {
                check(desk.row(id), "seed " + seed + ", step " + i + ": " + step);
            }
        }
        // what has happened is no desert: trades ran, ended and were opened again
        assertThat(kinds()).as("seed " + seed).hasSizeGreaterThan(15);
        desk.assertSound();
    }

    private UUID fresh() {
        all.add(desk.batch(TRADES));
        return all.getLast();
    }

    /// What is final for ever gives way to another batch.
    private UUID orFresh(UUID id) {
        BatchStatus status = desk.row(id).status();
        return status == BatchStatus.SUCCESS || status == BatchStatus.CANCELLED ? fresh() : id;
    }

    private Set<String> kinds() {
        Set<String> kinds = new HashSet<>();
        all.forEach(id -> kinds.addAll(desk.kinds(id, 1)));
        return kinds;
    }

    private void check(Batch row, String step) {
        if (row.lock().isEmpty()) {
            assertThat(row.counts().running()).as(step).isZero();
        }
        if (row.status() == BatchStatus.PAUSED) {
            assertThat(row.counts().pending()).as(step).isPositive();
        }
        if (row.status().ended()) {
            assertThat(row.lock()).as(step).isEmpty();
            assertThat(row.completedAt()).as(step).isPresent();
        }
        Batch before = former.getOrDefault(row.id(), row);
        assertThat(row.fence()).as(step).isGreaterThanOrEqualTo(before.fence());
        if (before.status() == BatchStatus.SUCCESS || before.status() == BatchStatus.CANCELLED) {
            assertThat(row.status()).as(step).isEqualTo(before.status());
        }
        former.put(row.id(), row);
    }

    private String owner(Random random) {
        String owner = random.nextBoolean() ? ME : OTHER;
        int what = random.nextInt(12);
        if (what == 0) {
            UUID id = ids.get(random.nextInt(ids.size()));
            if (desk.row(id).lock().isPresent()) {
                desk.expire(id);
            }
            return "a lock expires";
        }
        if (what < 3 || keys.isEmpty()) {
            Optional<Claim> claim =
                    random.nextInt(3) == 0
                            ? desk.claims().claimDue(owner, LOCK)
                            : desk.claims().claimNext(owner, LOCK, Set.of());
            claim.ifPresent(one -> keys.add(one.key()));
            return "a claim";
        }
        RunKey key = keys.get(random.nextInt(keys.size()));
        if (what == 3) {
            desk.leaves().leave(key, Duration.ZERO);
            keys.remove(key);
            return "a leave";
        }
        Course course = desk.course(key.batchId(), 2 + random.nextInt(TRADES));
        Optional<TradeWrite> next = next(course, random);
        next.ifPresent(write -> desk.journal().commit(key, List.of(write)));
        return "a trade's step";
    }

    private Optional<TradeWrite> next(Course course, Random random) {
        quotes++;
        return switch (course.state().status()) {
            case PENDING -> Optional.of(course.begun());
            case EXECUTING -> Optional.of(random.nextInt(3) == 0 ? course.failed("CUT_OFF") : course.quoted(quotes));
            case QUOTED -> Optional.of(course.intended());
            case BOOKING -> Optional.of(random.nextBoolean() ? course.accepted("B-" + quotes) : course.doubted());
            case BOOKED -> Optional.of(random.nextBoolean() ? course.succeeded() : course.provenNot());
            case IN_DOUBT -> Optional.of(course.provenNot());
            case SUCCESS, FAILED, CANCELLED -> Optional.empty();
        };
    }

    private String operator(Random random) {
        UUID id = ids.get(random.nextInt(ids.size()));
        int what = random.nextInt(10);
        Outcome outcome =
                switch (what) {
                    case 0, 1 -> courses().pause(order(id));
                    case 2, 3 -> courses().resume(order(id));
                    case 4 ->
                            random.nextInt(3) == 0
                                    ? courses().cancelRest(order(id))
                                    : courses().limit(order(id), 1 + random.nextInt(100));
                    case 5 -> retries().retry(order(id), new RetryChoice.All());
                    case 6 -> locks().takeAway(order(id), Duration.ofMillis(1));
                    case 7 -> locks().acquire(order(id), ME, LOCK);
                    case 8 -> places().setPriority(order(id), new Priority(1 + random.nextInt(10)));
                    default -> {
                        locks().cleanUp(ANN);
                        yield places().move(order(id), new Place.Top());
                    }
                };
        assertThat(outcome).isNotInstanceOfAny(Outcome.Missing.class, Outcome.Lost.class);
        return "verb " + what + ": " + outcome;
    }
}
