package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which batch a claim gives, and what it writes.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class ClaimTest extends RunTest {

    @Test
    void the_order_is_priority_then_position_then_age_then_id() {
        UUID low = desk.batch(1, 2);
        List<UUID> same = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            same.add(desk.batch(1));
        }
        UUID high = desk.batch(1, 10);
        String old = "timestamp with time zone '2026-03-02 08:00:00+00'";
        String young = "timestamp with time zone '2026-03-02 08:00:01+00'";
        desk.set(same.get(0), "queue_position = 50, created_at = " + young);
        desk.set(same.get(1), "queue_position = 50, created_at = " + old);
        desk.set(same.get(2), "queue_position = 50, created_at = " + old);
        desk.set(same.get(3), "queue_position = 40, created_at = " + young);
        desk.set(same.get(4), "queue_position = -7, created_at = " + young);
        List<UUID> claimed = new ArrayList<>();
        for (Optional<UUID> id = desk.claimedId(ME); id.isPresent(); id = nextFor(claimed)) {
            claimed.add(id.get());
        }
        assertThat(claimed).containsExactly(high, same.get(4), same.get(3), same.get(1), same.get(2), same.get(0), low);
    }

    private Optional<UUID> nextFor(List<UUID> running) {
        return desk.claims().claimNext(ME, LOCK, Set.copyOf(running)).map(claim -> claim.key().batchId());
    }

    @Test
    void a_claim_writes_lock_fence_and_running_in_one_with_its_event() {
        UUID id = desk.batch(3);
        Claim claim = desk.claimed(ME);
        Batch batch = desk.row(id);
        assertThat(claim.key()).isEqualTo(new RunKey(id, ME, 1));
        assertThat(claim.number()).isEqualTo(batch.number());
        assertThat(claim.takenOver()).isFalse();
        assertThat(claim.quotesToCancel()).isEmpty();
        assertThat(claim.signals()).isEqualTo(BatchSignals.of(batch));
        assertThat(batch.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(batch.startedAt()).contains(claim.databaseNow());
        assertThat(batch.lock()).contains(new LockLease(ME, claim.databaseNow(), claim.databaseNow().plus(LOCK), 1));
        assertThat(desk.kinds(id, batch.eventsHeadNumber())).containsExactly("BATCH_CLAIMED");
        assertThat(desk.last(id, "actor")).isEqualTo(ME);
        assertThat(desk.last(id, "state_after")).isEqualTo("fence 1");
    }

    @Test
    void a_batch_whose_time_has_not_come_keeps_its_place() {
        UUID early = desk.batch(1, 9);
        UUID next = desk.batch(1);
        desk.set(early, "not_before = now() + interval '1' hour");
        assertThat(desk.claimedId(ME)).contains(next);
        assertThat(desk.claim(OTHER)).isEmpty();
        desk.set(early, "not_before = now() - interval '1' second");
        UUID third = desk.batch(1);
        assertThat(desk.claimedId(OTHER)).contains(early);
        assertThat(desk.claimedId(OTHER + "x")).contains(third);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "AWAITING_APPROVAL", "PAUSED"})
    void a_batch_that_is_not_queued_is_passed_over_and_keeps_its_place(String status) {
        UUID away = desk.batch(1, 9);
        UUID next = desk.batch(1);
        desk.set(away, "status = '" + status + "'");
        assertThat(desk.claimedId(ME)).contains(next);
        assertThat(desk.claim(OTHER)).isEmpty();
        desk.set(away, "status = 'PENDING'");
        desk.batch(1);
        assertThat(desk.claimedId(OTHER)).contains(away);
    }

    @Test
    void a_queued_batch_under_anothers_live_lock_is_passed_over_until_it_ends() {
        UUID locked = desk.batch(1, 9);
        UUID next = desk.batch(1);
        desk.set(locked, "locked_by = 'dead:1:x', locked_at = now(), lock_timeout = now() + interval '1' hour");
        assertThat(desk.claimedId(ME)).contains(next);
        assertThat(desk.claim(ME + "x")).isEmpty();
        desk.expire(locked);
        desk.batch(1);
        assertThat(desk.claimedId(OTHER)).contains(locked);
        assertThat(desk.last(locked, "state_before")).isEqualTo("dead:1:x, fence 0");
    }

    @Test
    void a_barred_owner_gets_others_and_others_get_the_batch() {
        UUID barred = desk.batch(1, 9);
        UUID next = desk.batch(1);
        desk.set(barred, "barred_owner = '" + ME + "', barred_until = now() + interval '1' hour");
        assertThat(desk.claimedId(ME)).contains(next);
        assertThat(nextFor(List.of(next))).isEmpty();
        assertThat(desk.claimedId(OTHER)).contains(barred);
    }

    @Test
    void a_bar_ends() {
        UUID barred = desk.batch(1);
        desk.set(barred, "barred_owner = '" + ME + "', barred_until = now() - interval '1' second");
        assertThat(desk.claimedId(ME)).contains(barred);
    }

    @Test
    void many_barred_batches_do_not_hide_the_queue() {
        for (int i = 0; i < 34; i++) {
            UUID barred = desk.batch(1, 9);
            desk.set(barred, "barred_owner = '" + ME + "', barred_until = now() + interval '1' hour");
        }
        UUID free = desk.batch(1);
        assertThat(desk.claimedId(ME)).contains(free);
    }

    @Test
    void many_running_batches_of_this_process_do_not_hide_one_that_nobody_continues() {
        Set<UUID> running = new HashSet<>();
        for (int i = 0; i < 34; i++) {
            UUID own = desk.batch(1);
            desk.set(
                    own,
                    "status = 'RUNNING', started_at = timestamp with time zone '2026-03-02 08:00:00+00',"
                            + " locked_by = '"
                            + ME
                            + "', locked_at = now(), lock_timeout = now() + interval '1' hour");
            running.add(own);
        }
        UUID left = desk.batch(1);
        desk.set(left, "status = 'RUNNING', started_at = timestamp with time zone '2026-03-02 09:00:00+00'");
        assertThat(desk.claims().claimNext(ME, LOCK, running)).map(claim -> claim.key().batchId()).contains(left);
    }

    @Test
    void a_batch_whose_row_another_transaction_holds_is_passed_over_and_the_others_are_found() throws SQLException {
        UUID held = desk.batch(1, 9);
        UUID next = desk.batch(1);
        try (Connection holder = desk.holding(held)) {
            assertThat(desk.claimedId(ME)).contains(next);
            assertThat(desk.claim(OTHER)).isEmpty();
            holder.rollback();
        }
        assertThat(desk.claimedId(OTHER)).contains(held);
    }

    @Test
    void a_claim_locks_none_but_the_row_it_takes() throws SQLException {
        UUID first = desk.batch(1);
        UUID second = desk.batch(1);
        List<UUID> others = new ArrayList<>();
        WatchedDatabase watched =
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.startsWith("update batch")) {
                                // the first claim's transaction is in its last step
                                others.addAll(desk.claimedId(OTHER).stream().toList());
                            }
                        });
        ClaimStore claims = new ClaimStore(watched, desk.stage().pacing(), desk.ids());
        assertThat(claims.claimNext(ME, LOCK, Set.of())).map(claim -> claim.key().batchId()).contains(first);
        assertThat(others).containsExactly(second);
    }

    @Test
    void a_stopped_desk_gives_nothing() {
        UUID id = desk.batch(1);
        desk.stop("audit");
        assertThat(desk.claim(ME)).isEmpty();
        desk.start();
        desk.sql("update desk set blocked_reason = 'another server'");
        assertThat(desk.claim(ME)).isEmpty();
        assertThat(desk.row(id).fence()).isZero();
        desk.start();
        assertThat(desk.claimedId(ME)).contains(id);
    }

    @Test
    void the_lock_lives_as_long_as_it_was_asked_for() {
        UUID id = desk.batch(1);
        Claim claim = desk.claims().claimNext(ME, Duration.ofSeconds(5), Set.of()).orElseThrow();
        assertThat(desk.row(id).lock().orElseThrow().expiresAt()).isEqualTo(claim.databaseNow().plusSeconds(5));
    }
}
