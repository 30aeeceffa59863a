package com.fxbatchtrader.store.queue;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Course;
import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.WriteResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Locks in the hands of people.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class LockStoreTest extends QueueTest {

    private Outcome takeAway(UUID id) {
        return locks().takeAway(order(id), LOCK);
    }

    @Test
    void a_lock_that_was_taken_keeps_everybody_off_until_it_is_given_back() {
        UUID id = desk.batch(1);
        Batch before = desk.row(id);
        assertDone(locks().acquire(order(id), ME, LOCK));
        assertOneEvent(before, "BATCH_LOCKED");
        assertThat(desk.claimedId(OTHER)).isEmpty();
        assertThat(desk.claimedId(ME)).isEmpty();
        assertThat(refused(locks().acquire(order(id), OTHER, LOCK))).contains("is locked by " + ME + " until ");
        assertDone(locks().acquire(order(id), ME, LOCK));
        assertThat(desk.row(id).fence()).isEqualTo(2);

        assertThat(locks().release(order(id), ME, 1)).isInstanceOf(Outcome.Lost.class);
        assertThat(locks().release(order(id), OTHER, 2)).isInstanceOf(Outcome.Lost.class);
        Batch locked = desk.row(id);
        assertDone(locks().release(order(id), ME, 2));
        assertOneEvent(locked, "BATCH_RELEASED");
        assertThat(desk.row(id).fence()).isEqualTo(2);
        assertThat(desk.claimed(OTHER).key().fence()).isEqualTo(3);
    }

    @Test
    void what_runs_or_has_ended_can_not_be_locked_nor_given_back_by_hand() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        assertThat(refused(locks().acquire(order(id), OTHER, LOCK))).contains("is RUNNING");
        assertThat(refused(locks().release(order(id), ME, key.fence()))).contains("its run gives the lock back itself");
    }

    @Test
    void what_was_being_booked_is_in_doubt_when_the_lock_is_taken_away() {
        UUID id = desk.batch(4);
        RunKey key = desk.claimed(OTHER).key();
        Course booking = desk.course(id, 2);
        desk.write(key, booking.begun(), booking.quoted(1), booking.intended());
        desk.write(key, desk.course(id, 3).begun());
        Batch before = desk.row(id);
        Outcome outcome = takeAway(id);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done) outcome).said())
                .endsWith("is taken away from " + OTHER + "; 1 being booked are IN_DOUBT and asked for");

        Batch row = desk.row(id);
        assertThat(row.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(row.lock()).isEmpty();
        assertThat(row.fence()).isEqualTo(key.fence());
        assertThat(row.counts()).isEqualTo(new Counts(3, 0, 0, 1, 0, 0, 0));
        assertThat(desk.kinds(id, before.eventsHeadNumber() + 1))
                .containsExactly("BATCH_RELEASED", "TRADE_IN_DOUBT", "TRADE_RETURNED");
        // the owner finds out at its next look and its next write
        assertThat(desk.leases().check(key)).isInstanceOf(LeaseAnswer.Lost.class);
        assertThat(desk.leases().renew(key, LOCK)).isInstanceOf(LeaseAnswer.Lost.class);
        assertThat(desk.journal().commit(key, List.of(desk.course(id, 4).begun())).results().getFirst())
                .isInstanceOf(WriteResult.FenceLost.class);
        // it is kept off, and everybody else is not
        assertThat(desk.claimedId(OTHER)).isEmpty();
        assertThat(desk.claimedId(ME)).contains(id);
    }

    @Test
    void the_former_owner_may_come_back_after_the_time() {
        UUID id = desk.batch(1);
        desk.claimed(OTHER);
        assertDone(takeAway(id));
        assertThat(desk.claimedId(OTHER)).isEmpty();
        desk.set(id, "barred_until = now() - interval '1' second");
        assertThat(desk.claimedId(OTHER)).contains(id);
    }

    @Test
    void only_the_lock_that_was_seen_is_taken_away() {
        UUID id = desk.batch(1);
        desk.claimed(OTHER);
        Order seen = order(id);
        desk.expire(id);
        RunKey mine = desk.claimed(ME).key();
        assertThat(lost(locks().takeAway(seen, LOCK))).contains(ME + " has taken over it: fence 2");
        assertThat(desk.leases().check(mine)).isInstanceOf(LeaseAnswer.Held.class);
        assertDone(takeAway(id));
        assertThat(refused(takeAway(id))).endsWith("is not locked (fence 2)");
    }

    @Test
    void a_pause_that_the_owner_had_been_asked_for_is_carried_out() {
        UUID id = desk.batch(2);
        desk.claimed(OTHER);
        assertDone(courses().pause(order(id)));
        assertDone(takeAway(id));
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(desk.row(id).lock()).isEmpty();
    }

    @Test
    void a_cancellation_that_the_owner_had_been_asked_for_is_carried_out() {
        UUID id = desk.batch(2);
        desk.claimed(OTHER);
        assertDone(courses().cancelRest(order(id)));
        assertDone(takeAway(id));
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.CANCELLED);
    }

    @Test
    void only_doubts_left_go_to_the_asking() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(OTHER).key();
        Course booking = desk.course(id, 2);
        desk.write(key, booking.begun(), booking.quoted(1), booking.intended());
        assertDone(takeAway(id));
        assertThat(desk.row(id).nextCheckAt()).isPresent();
        assertThat(desk.claims().claimDue(OTHER, LOCK)).isEmpty();
        assertThat(desk.claims().claimDue(ME, LOCK)).isPresent();
    }

    @Test
    void an_asker_can_be_sent_away_too_and_the_doubt_stays_due() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(OTHER).key();
        desk.write(key, desk.course(id, 2).intoDoubt(1));
        desk.leaves().leave(key, Duration.ZERO);
        assertThat(desk.claims().claimDue(OTHER, LOCK)).isPresent();
        assertDone(takeAway(id));
        assertThat(desk.claims().claimDue(ME, LOCK)).isPresent();
    }

    @Test
    void expired_locks_are_cleared_away_and_live_ones_stay() {
        UUID dead = desk.batch(3);
        RunKey key = desk.claimed(OTHER).key();
        Course booking = desk.course(dead, 2);
        desk.write(key, booking.begun(), booking.quoted(1), booking.intended());
        UUID alive = desk.batch(1);
        assertThat(desk.claimedId(ME)).contains(alive);
        desk.expire(dead);
        Batch before = desk.row(dead);

        List<LockStore.Cleared> cleared = locks().cleanUp(ANN);
        assertThat(cleared).singleElement().satisfies(one -> assertThat(one.batchId()).isEqualTo(dead));
        assertDone(cleared.getFirst().outcome());
        assertThat(desk.kinds(dead, before.eventsHeadNumber() + 1))
                .containsExactly("BATCH_LOCK_EXPIRED", "TRADE_IN_DOUBT");
        assertThat(desk.row(dead).lock()).isEmpty();
        assertThat(desk.row(dead).fence()).isEqualTo(key.fence());
        assertThat(desk.row(dead).counts().running()).isZero();
        assertThat(desk.row(alive).lock()).isPresent();
        assertThat(locks().cleanUp(ANN)).isEmpty();
        assertThat(desk.claimedId(OTHER)).contains(dead);
    }

    @Test
    void a_batch_that_kills_its_owners_is_found_out_although_their_locks_are_cleared_away() {
        UUID id = desk.batch(2);
        for (int i = 0; i < 3; i++) {
            RunKey key = desk.claimed(OTHER).key();
            desk.write(key, desk.course(id, 2).begun());
            desk.expire(id);
            assertThat(locks().cleanUp(ANN)).hasSize(1);
        }
        assertThat(desk.claimedId(ME)).isEmpty();
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.PAUSED);
        assertDone(courses().resume(order(id)));
        assertThat(desk.row(id).takeoversWithoutProgress()).isZero();
        assertThat(desk.claimedId(ME)).contains(id);
    }
}
