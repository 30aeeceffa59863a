package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What happens between the two steps of a claim, and claimers at once.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class ClaimRaceTest extends RunTest {

    private static final int CLAIMERS = 6;
    private static final int BATCHES = 32;

    /// Claims while somebody does something once, just before the second step locks its first row.
    private Optional<UUID> claimedWhile(Runnable between) {
        AtomicInteger times = new AtomicInteger();
        WatchedDatabase watched =
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.contains("skip locked") && times.getAndIncrement() == 0) {
                                between.run();
                            }
                        });
        ClaimStore claims = new ClaimStore(watched, desk.stage().pacing(), desk.ids());
        Optional<UUID> claimed = claims.claimNext(ME, LOCK, Set.of()).map(claim -> claim.key().batchId());
        assertThat(times).hasPositiveValue();
        return claimed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "priority = 1",
                "queue_position = 9000000000000000000",
                "status = 'PAUSED'",
                "status = 'DRAFT'",
                "not_before = now() + interval '1' hour"
            })
    void a_claim_begins_anew_when_its_candidate_has_changed(String change) {
        UUID first = desk.batch(1);
        UUID second = desk.batch(1);
        assertThat(claimedWhile(() -> desk.set(first, change))).contains(second);
        assertThat(desk.row(first).fence()).isZero();
    }

    @Test
    void a_claim_that_begins_anew_finds_what_was_moved_before_it_meanwhile() {
        UUID first = desk.batch(1);
        desk.batch(1);
        UUID third = desk.batch(1);
        assertThat(
                        claimedWhile(
                                () -> {
                                    desk.set(first, "queue_position = 9000000000000000000");
                                    desk.set(third, "priority = 10");
                                }))
                .contains(third);
    }

    @Test
    void a_batch_that_another_has_claimed_meanwhile_is_left_to_it() {
        UUID first = desk.batch(1);
        UUID second = desk.batch(1);
        List<UUID> others = new ArrayList<>();
        assertThat(claimedWhile(() -> others.addAll(desk.claimedId(OTHER).stream().toList()))).contains(second);
        assertThat(others).containsExactly(first);
        assertThat(desk.row(first).lock().orElseThrow().owner()).isEqualTo(OTHER);
        assertThat(desk.row(first).fence()).isEqualTo(1);
    }

    @Test
    void a_run_whose_owner_has_come_back_meanwhile_is_left_to_it() {
        UUID id = desk.batch(1);
        Claim claim = desk.claimed(OTHER);
        desk.expire(id);
        assertThat(claimedWhile(() -> desk.set(id, "lock_timeout = now() + interval '1' hour"))).isEmpty();
        assertThat(desk.leases().renew(claim.key(), LOCK)).isInstanceOf(LeaseAnswer.Held.class);
    }

    @Test
    void a_row_that_changes_every_time_ends_the_claim_all_the_same() {
        UUID id = desk.batch(1);
        AtomicLong position = new AtomicLong(100);
        WatchedDatabase watched =
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.contains("skip locked")) {
                                desk.set(id, "queue_position = " + position.incrementAndGet());
                            }
                        });
        assertThat(new ClaimStore(watched, desk.stage().pacing(), desk.ids()).claimNext(ME, LOCK, Set.of())).isEmpty();
        assertThat(position).hasValueBetween(102, 120);
        assertThat(desk.claimedId(ME)).contains(id);
    }

    @Test
    void claimers_at_once_get_every_batch_exactly_once_and_each_in_the_order_of_the_queue() {
        List<UUID> queue = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            queue.add(desk.batch(1, 10 - i / 6));
        }
        ExecutorService pool = desk.stage().pacing().executor("claimers", CLAIMERS);
        List<CompletableFuture<List<UUID>>> claimers = new ArrayList<>();
        for (int i = 0; i < CLAIMERS; i++) {
            String owner = "desk-" + i + ":1:x";
            claimers.add(CompletableFuture.supplyAsync(() -> claimAll(owner), pool));
        }
        List<List<UUID>> claimed = claimers.stream().map(CompletableFuture::join).toList();
        pool.shutdown();
        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(queue);
        // what was visible and free when a claim began goes before everything that stands behind it: of one claimer's
        // batches none stands before the one it got earlier
        for (List<UUID> one : claimed) {
            assertThat(one.stream().map(queue::indexOf).toList()).isSorted();
        }
        assertThat(queue).allSatisfy(id -> assertThat(desk.row(id).fence()).isEqualTo(1));
    }

    /// "Nothing" is never "the queue is empty": others may hold rows right now, so the end is asked for.
    private List<UUID> claimAll(String owner) {
        List<UUID> mine = new ArrayList<>();
        while (mine.size() < BATCHES) {
            Optional<Claim> claim = desk.claims().claimNext(owner, LOCK, new HashSet<>(mine));
            if (claim.isPresent()) {
                mine.add(claim.get().key().batchId());
            } else if (left() == 0) {
                break;
            }
        }
        return mine;
    }

    private long left() {
        return desk.database()
                .inTransaction(
                        session ->
                                session.createSelectionQuery(
                                                "select count(*) from Batch b where b.status = BatchStatus.PENDING",
                                                Long.class)
                                        .getSingleResult());
    }

    @Test
    void two_askers_of_one_process_never_rob_each_other() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(id, 2).intoDoubt(1));
        desk.leaves().leave(key, Duration.ZERO);
        List<Optional<Claim>> inner = new ArrayList<>();
        AtomicInteger times = new AtomicInteger();
        WatchedDatabase watched =
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.contains("skip locked") && times.getAndIncrement() == 0) {
                                inner.add(desk.claims().claimDue(ME, LOCK));
                            }
                        });
        ClaimStore claims = new ClaimStore(watched, desk.stage().pacing(), desk.ids());
        assertThat(claims.claimDue(ME, LOCK)).isEmpty();
        assertThat(inner).hasSize(1).allSatisfy(one -> assertThat(one).isPresent());
        assertThat(desk.row(id).fence()).isEqualTo(2);
    }
}
