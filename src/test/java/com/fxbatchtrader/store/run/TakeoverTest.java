package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/// Runs that nobody continues, and batches that kill whoever takes them.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class TakeoverTest extends RunTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void an_expired_run_is_taken_over_ahead_of_the_queue_with_the_next_fence() {
        UUID left = desk.batch(2, 1);
        desk.claimed(ME);
        desk.batch(1, 10);
        desk.expire(left);
        Claim claim = desk.claimed(OTHER);
        assertThat(claim.key()).isEqualTo(new RunKey(left, OTHER, 2));
        assertThat(claim.takenOver()).isTrue();
        assertThat(desk.last(left, "kind")).isEqualTo("BATCH_TAKEN_OVER");
        assertThat(desk.last(left, "state_before")).isEqualTo(ME + ", fence 1");
        assertThat(desk.row(left).lock().orElseThrow().owner()).isEqualTo(OTHER);
    }

    @Test
    void a_live_run_is_not_taken_over() {
        UUID id = desk.batch(1);
        desk.claimed(ME);
        assertThat(desk.claim(OTHER)).isEmpty();
        assertThat(desk.row(id).fence()).isEqualTo(1);
    }

    @Test
    void the_run_that_was_begun_first_is_continued_first() {
        UUID low = desk.batch(1, 1);
        desk.claimed(ME);
        UUID high = desk.batch(1, 10);
        desk.claimed(OTHER);
        desk.expire(high);
        desk.expire(low);
        assertThat(desk.claimedId("third:1:x")).contains(low);
        assertThat(desk.claimedId("third:1:y")).contains(high);
    }

    @Test
    void a_released_run_is_continued_ahead_of_the_queue_and_that_is_no_failure() {
        UUID id = desk.batch(2);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(id, 2).begun());
        desk.leaves().leave(key, SOON);
        desk.batch(1, 10);
        for (int i = 0; i < 4; i++) {
            Claim claim = desk.claimed(OTHER);
            assertThat(claim.key().batchId()).isEqualTo(id);
            desk.write(claim.key(), desk.course(id, 2).begun());
            desk.leaves().leave(claim.key(), SOON);
        }
        assertThat(desk.row(id).takeoversWithoutProgress()).isZero();
        assertThat(desk.row(id).fence()).isEqualTo(5);
    }

    @Test
    void a_lock_of_its_own_that_has_no_runner_is_found_again() {
        UUID id = desk.batch(1);
        Claim lost = desk.claimed(ME);
        assertThat(desk.claims().claimNext(ME, LOCK, Set.of(id))).isEmpty();
        Claim again = desk.claimed(ME);
        assertThat(again.key()).isEqualTo(new RunKey(id, ME, 2));
        assertThat(desk.leases().check(lost.key())).isInstanceOf(LeaseAnswer.Lost.class);
    }

    @Test
    void a_batch_that_is_to_rest_is_not_claimed_while_it_is_still_ours_but_others_may() {
        UUID id = desk.batch(1);
        desk.claimed(ME);
        desk.expire(id);
        assertThat(desk.claims().claimNext(ME, LOCK, Set.of(id))).isEmpty();
        assertThat(desk.claimedId(OTHER)).contains(id);
    }

    @Test
    void the_fence_grows_by_one_each_time_and_stays_on_the_row() {
        UUID id = desk.batch(2);
        for (int fence = 1; fence <= 4; fence++) {
            Claim claim = desk.claimed(fence % 2 == 0 ? ME : OTHER);
            assertThat(claim.key().fence()).isEqualTo(fence);
            if (fence % 2 == 0) {
                desk.leaves().leave(claim.key(), SOON);
            } else {
                desk.expire(id);
            }
            assertThat(desk.row(id).fence()).isEqualTo(fence);
        }
    }

    /// An owner takes the batch, begins a trade and dies.
    private void dies(UUID id, String owner) {
        Claim claim = desk.claimed(owner);
        assertThat(claim.key().batchId()).isEqualTo(id);
        desk.write(claim.key(), desk.course(id, 2).begun());
        desk.expire(id);
    }

    @Test
    void a_batch_with_nothing_left_to_begin_is_no_poison() {
        UUID id = desk.batch(1);
        for (int i = 0; i < 2; i++) {
            dies(id, "owner-" + i + ":1:x");
        }
        Claim third = desk.claimed("owner-2:1:x");
        Course course = desk.course(id, 2);
        desk.write(third.key(), course.begun(), course.quoted(1), course.intended());
        desk.expire(id);
        Claim last = desk.claimed(ME);
        assertThat(last.key().batchId()).isEqualTo(id);
        assertThat(desk.row(id).takeoversWithoutProgress()).isEqualTo(3);
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.row(id).counts().inDoubt()).isOne();
    }

    @Test
    void a_batch_that_was_taken_over_three_times_without_an_end_is_paused_with_the_reason() {
        UUID id = desk.batch(2);
        for (int i = 0; i < 3; i++) {
            dies(id, "owner-" + i + ":1:x");
        }
        UUID next = desk.batch(1);
        assertThat(desk.claimedId(ME)).as("the claim goes on with the next one").contains(next);
        Batch poison = desk.row(id);
        assertThat(poison.status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(poison.requestedReason().orElseThrow()).contains("taken over 3 times in a row");
        assertThat(poison.lock()).isEmpty();
        assertThat(poison.counts().running()).isZero();
        assertThat(poison.fence()).isEqualTo(4);
        assertThat(desk.last(id, "kind")).isEqualTo("BATCH_PAUSED");
        assertThat(desk.last(id, "reason")).contains("none ended");
        assertThat(desk.claim(OTHER)).isEmpty();
    }

    @Test
    void a_trade_that_ended_makes_the_count_begin_anew() {
        UUID id = desk.batch(2);
        dies(id, "owner-1:1:x");
        dies(id, "owner-2:1:x");
        assertThat(desk.row(id).takeoversWithoutProgress()).isEqualTo(1);
        Claim third = desk.claimed("owner-3:1:x");
        assertThat(desk.row(id).takeoversWithoutProgress()).isEqualTo(2);
        Course done = desk.course(id, 3);
        desk.write(third.key(), done.begun(), done.failed("ACCOUNT_CLOSED"));
        desk.expire(id);
        dies(id, "owner-4:1:x");
        assertThat(desk.row(id).takeoversWithoutProgress()).isZero();
        dies(id, "owner-5:1:x");
        dies(id, "owner-6:1:x");
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.row(id).takeoversWithoutProgress()).isEqualTo(2);
    }

    @Test
    void takeovers_in_which_no_trade_began_do_not_count() {
        UUID id = desk.batch(1);
        for (int i = 0; i < 5; i++) {
            assertThat(desk.claimedId("owner-" + i + ":1:x")).contains(id);
            desk.expire(id);
        }
        assertThat(desk.row(id).takeoversWithoutProgress()).isZero();
    }

    @Test
    void a_poisoned_batch_with_doubts_goes_on_being_asked_for() {
        UUID id = desk.batch(2);
        Claim first = desk.claimed("owner-0:1:x");
        Course course = desk.course(id, 2);
        desk.write(first.key(), course.begun(), course.quoted(1), course.intended());
        desk.expire(id);
        for (int i = 1; i < 3; i++) {
            Claim claim = desk.claimed("owner-" + i + ":1:x");
            desk.write(claim.key(), desk.course(id, 3).begun());
            desk.expire(id);
        }
        assertThat(desk.claim(ME)).isEmpty();
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(desk.row(id).counts().inDoubt()).isEqualTo(1);
        Claim asking = desk.claims().claimDue(ME, LOCK).orElseThrow();
        assertThat(asking.key().batchId()).isEqualTo(id);
    }
}
