package com.fxbatchtrader.store.query;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.desk.DeskHold;
import com.fxbatchtrader.domain.queue.ClaimOrder;
import com.fxbatchtrader.domain.queue.Explainer;
import com.fxbatchtrader.domain.queue.Line;
import com.fxbatchtrader.domain.queue.Sight;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.RunTest;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Random batches, locks, bars, times and stops: a batch is explained as the next one if and only if a claim takes it.
/// Neither side is told what the other says; the seed stands in every message.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class WaitingPropertyTest extends RunTest {

    private static final String STRANGER = "desk-9:9:zz";
    private static final List<String> OWNERS = List.of(ME, OTHER, "dead:1:x");
    private static final List<String> STATES =
            List.of("DRAFT", "AWAITING_APPROVAL", "PENDING", "PENDING", "PENDING", "RUNNING", "RUNNING", "PAUSED");
    private static final Set<String> LOCKABLE = Set.of("PENDING", "RUNNING", "PAUSED");
    private static final String NO_LOCK = "locked_by = null, locked_at = null, lock_timeout = null";
    private static final int BATCHES = 6;
    private static final int ROUNDS = 100;

    private final Set<String> seen = new HashSet<>();
    private final Map<UUID, String> scene = new HashMap<>();
    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(longs = {3, 20261124, -99})
    void what_is_explained_as_next_is_what_a_claim_takes(long seed) {
        random = new Random(seed);
        seen.clear();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            ids.add(desk.batch(1));
        }
        for (int round = 0; round < ROUNDS; round++) {
            scene(ids);
            String where = "seed " + seed + ", round " + round + ": " + scene;
            switch (random.nextInt(3)) {
                case 0 -> strangersClaim(where);
                case 1 -> ownersClaim(where);
                default -> asking(where);
            }
        }
        desk.start();
        assertThat(seen).as("what has happened is no desert").hasSizeGreaterThan(9);
    }

    /// Whoever has nothing to do with any batch yet.
    private void strangersClaim(String where) {
        Sight sight = sight();
        Map<UUID, Waiting> causes = Explainer.all(sight);
        // the reference system's "next batch from the queue" looks by a statement of its own, whoever stopped the desk
        assertThat(new BatchQueries(desk.database()).next().map(BatchRow::id))
                .as(where)
                .isEqualTo(
                        ClaimOrder.now(sight.lines(), sight.now()).stream()
                                .filter(line -> !line.standing().begun())
                                .map(Line::id)
                                .findFirst());
        Set<UUID> turns = new HashSet<>();
        causes.forEach(
                (id, cause) -> {
                    seen.add(cause.getClass().getSimpleName());
                    if (cause instanceof Waiting.Turn) {
                        turns.add(id);
                    }
                });
        Set<UUID> taken = new HashSet<>();
        desk.claimedId(STRANGER).ifPresent(taken::add);
        assertThat(taken).as(where).isEqualTo(turns);
        Map<UUID, Waiting> after = causes();
        taken.forEach(
                id ->
                        assertThat(after.get(id))
                                .as(where)
                                .isInstanceOfAny(
                                        Waiting.Running.class, Waiting.Pausing.class, Waiting.Cancelling.class));
        // and the one that is next then is what the next claim takes
        Optional<UUID> second = after.keySet().stream().filter(id -> after.get(id) instanceof Waiting.Turn).findAny();
        assertThat(desk.claims().claimNext(STRANGER, LOCK, taken).map(claim -> claim.key().batchId()))
                .as(where)
                .isEqualTo(second);
    }

    /// One that may be barred from some, or hold locks of its own: by the same words, asked for that owner.
    private void ownersClaim(String where) {
        String owner = OWNERS.get(random.nextInt(2));
        Sight sight = sight();
        Optional<UUID> next =
                sight.hold().isEmpty()
                        ? ClaimOrder.next(sight.lines(), owner, sight.now()).map(Line::id)
                        : Optional.empty();
        assertThat(desk.claimedId(owner)).as(where).isEqualTo(next);
    }

    private void asking(String where) {
        Sight sight = sight();
        Map<UUID, Waiting> causes = Explainer.all(sight);
        Set<UUID> due = new HashSet<>();
        for (Line line : sight.lines()) {
            if (line.standing().toAsk(STRANGER, sight.now()).isEmpty()) {
                due.add(line.id());
            }
            if (causes.get(line.id()) instanceof Waiting.AsksBank(int _, Instant next, Optional<String> owner)) {
                assertThat(due.contains(line.id())).as(where).isEqualTo(!next.isAfter(sight.now()) && owner.isEmpty());
            }
        }
        if (sight.hold().filter(DeskHold.Blocked.class::isInstance).isPresent()) {
            // a doubt's end could hide what a lost server has sent
            due.clear();
        }
        Optional<Claim> claim = desk.claims().claimDue(STRANGER, LOCK);
        assertThat(claim.isPresent()).as(where).isEqualTo(!due.isEmpty());
        claim.ifPresent(taken -> assertThat(due).as(where).contains(taken.key().batchId()));
    }

    private Sight sight() {
        return new SightQueries(desk.database(), Duration.ofMinutes(15)).look().sight();
    }

    private Map<UUID, Waiting> causes() {
        return Explainer.all(sight());
    }

    private void scene(List<UUID> ids) {
        desk.start();
        scene.clear();
        ids.forEach(this::scene);
        int dice = random.nextInt(12);
        if (dice == 0) {
            desk.stop("wrong rates");
        } else if (dice == 1) {
            desk.sql("update desk set blocked_reason = 'a standby was promoted'");
        }
    }

    private void scene(UUID id) {
        String status = STATES.get(random.nextInt(STATES.size()));
        boolean lockable = LOCKABLE.contains(status);
        boolean checks = (status.equals("RUNNING") || status.equals("PAUSED")) && random.nextInt(3) == 0;
        String lock = lockable && random.nextInt(3) > 0 ? lock() : NO_LOCK;
        String change =
                String.join(
                        ", ",
                        "status = '" + status + "'",
                        "priority = " + (4 + random.nextInt(3)),
                        "queue_position = " + random.nextInt(3),
                        "started_at = " + time(random.nextInt(1, 9) * 600),
                        "not_before = " + (random.nextInt(3) == 0 ? someTime() : "null"),
                        lock,
                        random.nextInt(3) == 0
                                ? "barred_owner = '" + owner() + "', barred_until = " + someTime()
                                : "barred_owner = null, barred_until = null",
                        "next_check_at = " + (checks ? someTime() : "null"),
                        status.equals("RUNNING") && random.nextInt(4) == 0
                                ? "requested_state = 'PAUSED', requested_by = 'user:ann@desk-1', requested_reason = 'x'"
                                : "requested_state = null, requested_by = null, requested_reason = null");
        scene.put(id, change);
        desk.set(id, change);
    }

    private String lock() {
        return "locked_by = '" + owner() + "', locked_at = " + time(7200) + ", lock_timeout = " + someTime();
    }

    private String owner() {
        return OWNERS.get(random.nextInt(OWNERS.size()));
    }

    private String someTime() {
        return random.nextBoolean() ? time(3600) : "now() + interval '1' hour";
    }

    private static String time(int secondsAgo) {
        return "now() - interval '" + secondsAgo + "' second";
    }
}
