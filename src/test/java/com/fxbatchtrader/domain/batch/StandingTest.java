package com.fxbatchtrader.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Optional;

/// What keeps a claim from a batch.
class StandingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String ME = "desk-1:1:a";
    private static final String OTHER = "desk-2:2:b";

    private static Standing standing(BatchStatus status) {
        return new Standing(status, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Standing held(BatchStatus status, String owner, Instant until) {
        LockLease lock = new LockLease(owner, NOW.minusSeconds(9), until, 4);
        return new Standing(status, Optional.empty(), Optional.of(lock), Optional.empty(), Optional.empty());
    }

    private static Standing barred(BatchStatus status, Instant until) {
        Standing.Bar bar = new Standing.Bar(ME, until);
        return new Standing(status, Optional.empty(), Optional.empty(), Optional.of(bar), Optional.empty());
    }

    private static Standing checked(BatchStatus status, Instant next) {
        return new Standing(status, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(next));
    }

    private static Standing notBefore(Instant from) {
        return new Standing(
                BatchStatus.PENDING, Optional.of(from), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(BatchStatus.class)
    void only_what_is_queued_or_begun_is_run(BatchStatus status) {
        boolean open = status == BatchStatus.PENDING || status == BatchStatus.RUNNING;
        assertThat(standing(status).toRun(ME, NOW))
                .isEqualTo(open ? Optional.empty() : Optional.of(new Obstacle.NotQueued(status)));
    }

    @Test
    void a_batch_starts_at_its_time_not_before() {
        assertThat(notBefore(LATER).toRun(ME, NOW)).contains(new Obstacle.NotBefore(LATER));
        assertThat(notBefore(NOW).toRun(ME, NOW)).isEmpty();
    }

    @Test
    void a_queued_batch_is_kept_by_any_live_lock_a_begun_one_only_by_anothers() {
        assertThat(held(BatchStatus.PENDING, ME, LATER).toRun(ME, NOW)).containsInstanceOf(Obstacle.Held.class);
        assertThat(held(BatchStatus.RUNNING, ME, LATER).toRun(ME, NOW)).isEmpty();
        assertThat(held(BatchStatus.RUNNING, OTHER, LATER).toRun(ME, NOW)).containsInstanceOf(Obstacle.Held.class);
        assertThat(held(BatchStatus.RUNNING, OTHER, NOW).toRun(ME, NOW)).as("it ends at that instant").isEmpty();
        assertThat(held(BatchStatus.PENDING, OTHER, NOW).toRun(ME, NOW)).isEmpty();
    }

    @Test
    void a_bar_keeps_one_owner_off_for_its_time() {
        for (BatchStatus status : new BatchStatus[] {BatchStatus.PENDING, BatchStatus.RUNNING}) {
            assertThat(barred(status, LATER).toRun(ME, NOW)).contains(new Obstacle.Barred(new Standing.Bar(ME, LATER)));
            assertThat(barred(status, LATER).toRun(OTHER, NOW)).isEmpty();
            assertThat(barred(status, LATER).toRun("", NOW)).isEmpty();
            assertThat(barred(status, NOW).toRun(ME, NOW)).isEmpty();
        }
        assertThat(barred(BatchStatus.PAUSED, LATER).lockableBy(ME, NOW)).isFalse();
        assertThat(barred(BatchStatus.PAUSED, LATER).lockableBy(OTHER, NOW)).isTrue();
    }

    @Test
    void a_lock_is_taken_by_its_owner_or_when_it_is_over() {
        assertThat(held(BatchStatus.PENDING, OTHER, LATER).lockableBy(ME, NOW)).isFalse();
        assertThat(held(BatchStatus.PENDING, OTHER, LATER).lockableBy(OTHER, NOW)).isTrue();
        assertThat(held(BatchStatus.PENDING, OTHER, NOW).lockableBy(ME, NOW)).isTrue();
    }

    @Test
    void doubts_are_asked_for_when_they_are_due_and_nobody_has_the_batch() {
        assertThat(checked(BatchStatus.RUNNING, NOW).toAsk(ME, NOW)).isEmpty();
        assertThat(checked(BatchStatus.PAUSED, NOW).toAsk(ME, NOW)).isEmpty();
        assertThat(checked(BatchStatus.RUNNING, LATER).toAsk(ME, NOW)).isPresent();
        assertThat(checked(BatchStatus.PENDING, NOW).toAsk(ME, NOW)).isPresent();
        assertThat(standing(BatchStatus.RUNNING).toAsk(ME, NOW)).isPresent();
        Standing own =
                new Standing(
                        BatchStatus.RUNNING,
                        Optional.empty(),
                        Optional.of(new LockLease(ME, NOW, LATER, 1)),
                        Optional.empty(),
                        Optional.of(NOW));
        assertThat(own.toAsk(ME, NOW)).as("its own runner has it").containsInstanceOf(Obstacle.Held.class);
        assertThat(own.begun()).isFalse();
        assertThat(checked(BatchStatus.RUNNING, NOW).toRun(ME, NOW)).isPresent();
    }

    @Test
    void only_what_is_in_other_hands_is_passed_over() {
        assertThat(new Obstacle.Held(new LockLease(ME, NOW, LATER, 1)).inOtherHands()).isTrue();
        assertThat(new Obstacle.Barred(new Standing.Bar(ME, LATER)).inOtherHands()).isTrue();
        assertThat(new Obstacle.NotBefore(LATER).inOtherHands()).isFalse();
        assertThat(new Obstacle.NotQueued(BatchStatus.DRAFT).inOtherHands()).isFalse();
    }
}
