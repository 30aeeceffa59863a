package com.fxbatchtrader.store.queue;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.RunKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Limits, pauses, resumptions and cancellations, with and without an owner.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class CourseStoreTest extends QueueTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Outcome pause(UUID id) {
        return courses().pause(order(id));
    }

    private Outcome resume(UUID id) {
        return courses().resume(order(id));
    }

    private Outcome cancel(UUID id) {
        return courses().cancelRest(order(id));
    }

    private LeaveStore.Left leave(RunKey key) {
        return desk.leaves().leave(key, SOON);
    }

    @Test
    void a_limit_reaches_the_owner_with_its_next_look() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(ME).key();
        Batch before = desk.row(id);
        assertDone(courses().limit(order(id), 17));
        LeaseAnswer.Held held = (LeaseAnswer.Held) desk.leases().check(key);
        assertThat(held.signals().limit()).isEqualTo(17);
        assertOneEvent(before, "BATCH_CHANGED");
        assertThat(desk.last(id, "state_after")).isEqualTo("at most 17 at once");
        assertThat(courses().limit(order(id), 17)).isInstanceOf(Outcome.Same.class);
        Order old = new Order(id, Seen.of(before), BEN, Optional.empty());
        assertThat(lost(courses().limit(old, 3))).contains(ANN + " has changed it: at most 17 at once (a test)");
    }

    @Test
    void a_limit_out_of_range_is_a_mistake_of_the_caller() {
        UUID id = desk.batch(1);
        for (int wrong : new int[] {0, 101, -3}) {
            assertThatThrownBy(() -> courses().limit(order(id), wrong)).hasStackTraceContaining("1 to 100");
        }
        assertThat(desk.row(id).maxConcurrentTrades()).isEqualTo(5);
    }

    @Test
    void a_queued_batch_is_paused_at_once_and_resumed_to_its_place() {
        UUID first = desk.batch(1);
        UUID second = desk.batch(1);
        Batch before = desk.row(first);
        assertDone(pause(first));
        assertThat(desk.row(first).status()).isEqualTo(BatchStatus.PAUSED);
        assertOneEvent(before, "BATCH_PAUSED");
        assertThat(desk.claimedId(OTHER)).contains(second);
        assertThat(desk.claimedId(ME)).isEmpty();

        Batch paused = desk.row(first);
        assertDone(resume(first));
        assertOneEvent(paused, "BATCH_RESUMED");
        assertThat(desk.row(first).queueKey()).isEqualTo(before.queueKey());
        assertThat(desk.row(first).requestedReason()).isEmpty();
        assertThat(desk.claimedId(ME)).contains(first);
    }

    @Test
    void a_run_is_marked_and_its_owner_pauses_it() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(ME).key();
        Batch before = desk.row(id);
        assertDone(pause(id));
        assertOneEvent(before, "BATCH_CHANGED");
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.row(id).requestedState()).contains(BatchStatus.PAUSED);
        assertThat(refused(pause(id))).contains("is to be PAUSED already, by " + ANN);
        Order old = new Order(id, Seen.of(before), BEN, Optional.empty());
        assertThat(lost(courses().pause(old))).contains("(to be PAUSED) now: " + ANN);

        assertThat(leave(key).status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(desk.last(id, "actor")).isEqualTo(ANN);
        assertThat(desk.last(id, "reason")).isEqualTo("a test");
    }

    @Test
    void a_pause_that_is_not_carried_out_yet_can_be_withdrawn() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(ME).key();
        assertDone(pause(id));
        Batch before = desk.row(id);
        assertDone(resume(id));
        assertOneEvent(before, "BATCH_RESUMED");
        assertThat(((LeaseAnswer.Held) desk.leases().check(key)).signals().requested()).isEmpty();
        assertThat(refused(resume(id))).contains("only what is paused can be resumed");
    }

    /// A paused batch has something that waits: what is settled while it is paused never ends it, a resume always does
    /// something.
    @Test
    void a_batch_that_is_resumed_while_its_last_doubt_is_settled_runs_on_and_ends() {
        UUID id = desk.batch(2);
        RunKey run = desk.claimed(ME).key();
        desk.write(run, desk.course(id, 2).intoDoubt(1));
        assertDone(pause(id));
        assertThat(leave(run).status()).isEqualTo(BatchStatus.PAUSED);
        RunKey asking = desk.claims().claimDue(OTHER, Duration.ofMinutes(5)).orElseThrow().key();
        assertDone(resume(id));
        desk.write(asking, desk.course(id, 2).provenNot());

        LeaveStore.Left left = leave(asking);

        assertThat(left.owned()).isTrue();
        assertThat(left.status()).isEqualTo(BatchStatus.PENDING);
        assertThat(desk.row(id).lock()).isEmpty();
        RunKey again = desk.claimed(ME).key();
        desk.write(again, desk.course(id, 3).intoSuccess(2));
        assertThat(leave(again).status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
    }

    @Test
    void a_batch_whose_last_doubt_was_settled_while_it_was_paused_is_resumed_and_ends() {
        UUID id = desk.batch(2);
        RunKey run = desk.claimed(ME).key();
        desk.write(run, desk.course(id, 2).intoBooked(1));
        assertDone(pause(id));
        leave(run);
        RunKey asking = desk.claims().claimDue(OTHER, Duration.ofMinutes(5)).orElseThrow().key();
        desk.write(asking, desk.course(id, 2).succeeded());
        assertThat(leave(asking).status()).isEqualTo(BatchStatus.PAUSED);
        assertDone(resume(id));
        RunKey again = desk.claimed(ME).key();
        desk.write(again, desk.course(id, 3).intoSuccess(2));
        assertThat(leave(again).status()).isEqualTo(BatchStatus.SUCCESS);
    }

    @Test
    void a_run_whose_owner_is_dead_is_paused_at_once_and_leaves_nothing_in_the_middle() {
        UUID id = desk.batch(4);
        RunKey key = desk.claimed(OTHER).key();
        desk.write(key, desk.course(id, 2).begun());
        var booking = desk.course(id, 3);
        desk.write(key, booking.begun(), booking.quoted(1), booking.intended());
        desk.expire(id);
        assertDone(pause(id));
        Batch row = desk.row(id);
        assertThat(row.status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(row.counts()).isEqualTo(new Counts(3, 0, 0, 1, 0, 0, 0));
        assertThat(row.lock()).isEmpty();
        assertThat(row.nextCheckAt()).isPresent();
        assertThat(leave(key).owned()).isFalse();
        assertDone(resume(id));
        assertThat(desk.row(id).nextCheckAt()).isEmpty();
    }

    @Test
    void what_waits_for_the_bank_only_can_neither_be_paused_nor_cancelled() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(id, 2).intoDoubt(1));
        leave(key);
        assertThat(refused(pause(id))).contains("nothing left to hold back");
        assertThat(refused(cancel(id))).contains("nothing left to cancel");
    }

    @Test
    void a_queued_batch_is_cancelled_at_once_with_an_event_for_each_trade() {
        UUID id = desk.batch(2);
        Batch before = desk.row(id);
        assertDone(cancel(id));
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(desk.row(id).completedAt()).isPresent();
        assertThat(desk.kinds(id, before.eventsHeadNumber() + 1))
                .containsExactly("BATCH_ENDED", "TRADE_CANCELLED", "TRADE_CANCELLED");
        assertThat(refused(cancel(id))).contains("is CANCELLED: it has ended");
        assertThat(refused(resume(id))).contains("is CANCELLED");
        assertThat(lost(courses().pause(new Order(id, Seen.of(before), BEN, Optional.empty()))))
                .contains(ANN + " has ended it: CANCELLED");
    }

    @Test
    void the_rest_of_a_batch_that_ran_is_cancelled_from_the_queue_and_it_ends_by_its_trades() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(id, 2).intoSuccess(1));
        assertDone(pause(id));
        leave(key);
        assertDone(resume(id));
        assertDone(cancel(id));
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
        assertThat(desk.row(id).counts()).isEqualTo(new Counts(0, 0, 0, 0, 1, 0, 2));
    }

    @Test
    void what_the_bank_has_is_seen_to_its_end_when_the_rest_is_cancelled() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(id, 2).intoDoubt(1));
        assertDone(pause(id));
        leave(key);
        assertDone(cancel(id));
        Batch row = desk.row(id);
        assertThat(row.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(row.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0, 2));
        RunKey asking = desk.claims().claimDue(OTHER, LOCK).orElseThrow().key();
        desk.write(asking, desk.course(id, 2).provenNot());
        assertThat(leave(asking).status()).isEqualTo(BatchStatus.CANCELLED);
    }

    @Test
    void a_cancellation_replaces_a_pause_and_is_not_withdrawn() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(ME).key();
        assertDone(pause(id));
        assertDone(cancel(id));
        assertThat(desk.row(id).requestedState()).contains(BatchStatus.CANCELLED);
        assertThat(refused(resume(id))).contains("only what is paused");
        assertThat(refused(pause(id))).contains("is to be CANCELLED already");
        assertThat(leave(key).status()).isEqualTo(BatchStatus.CANCELLED);
    }

    @Test
    void a_run_without_owner_is_cancelled_at_once() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(OTHER).key();
        desk.write(key, desk.course(id, 2).intoSuccess(1));
        desk.expire(id);
        assertDone(cancel(id));
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
        assertThat(leave(key).owned()).isFalse();
    }

    @Test
    void a_lock_of_somebody_protects_a_queued_batch() {
        UUID id = desk.batch(1);
        assertDone(locks().acquire(order(id), OTHER, LOCK));
        assertThat(refused(pause(id))).contains("is locked by " + OTHER);
        assertThat(refused(cancel(id))).contains("is locked by " + OTHER);
        desk.expire(id);
        assertDone(pause(id));
    }
}
