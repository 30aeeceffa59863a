package com.fxbatchtrader.fleet;

import static com.fxbatchtrader.domain.event.EventKind.BATCH_CHANGED;
import static com.fxbatchtrader.domain.event.EventKind.BATCH_CLAIMED;
import static com.fxbatchtrader.domain.event.EventKind.BATCH_ENDED;
import static com.fxbatchtrader.domain.event.EventKind.BATCH_RELEASED;
import static com.fxbatchtrader.domain.event.EventKind.BATCH_TAKEN_OVER;
import static com.fxbatchtrader.domain.event.EventKind.TRADE_BOOKED;
import static com.fxbatchtrader.domain.event.EventKind.TRADE_RETURNED;
import static com.fxbatchtrader.domain.event.EventKind.TRADE_STARTED;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The judge of a batch's stream finds what is wrong, and nothing else.
class StreamJudgeTest {

    private static final String PERSON = "user:ann@desk";

    private static StreamJudge judged(Log log, int limit, long fence) {
        StreamJudge judge = new StreamJudge();
        judge.judge(log.stream(), limit, fence);
        return judge;
    }

    private static Log claimed() {
        return new Log().event(BATCH_CLAIMED, Log.ONE, "", "fence 1");
    }

    private static Log started(Log log, int trade, String actor) {
        return log.trade(TRADE_STARTED, trade, actor, "PENDING", "EXECUTING");
    }

    private static Log booked(Log log, int trade, String actor) {
        return log.trade(TRADE_BOOKED, trade, actor, "BOOKING", "BOOKED: bank transaction 7");
    }

    @Test
    void a_run_with_a_takeover_is_right() {
        Log log = started(claimed(), 1, Log.ONE).event(BATCH_TAKEN_OVER, Log.TWO, Log.ONE + ", fence 1", "fence 2");
        log.trade(TRADE_RETURNED, 1, Log.TWO, "EXECUTING", "PENDING");
        booked(started(log, 1, Log.TWO), 1, Log.TWO).event(BATCH_ENDED, Log.TWO, "RUNNING", "SUCCESS");
        StreamJudge judge = judged(log, 1, 2);
        assertThat(judge.fences()).isEmpty();
        assertThat(judge.twofold()).isEmpty();
        assertThat(judge.overlimit()).isEmpty();
        assertThat(judge.takeovers()).isEqualTo(1);
    }

    @Test
    void a_fence_used_twice_left_out_or_without_an_event_is_found() {
        assertThat(judged(claimed().event(BATCH_TAKEN_OVER, Log.TWO, "", "fence 1"), 1, 1).fences()).hasSize(1);
        assertThat(judged(claimed().event(BATCH_TAKEN_OVER, Log.TWO, "", "fence 3"), 1, 3).fences()).hasSize(1);
        assertThat(judged(claimed(), 1, 2).fences()).hasSize(1);
    }

    @Test
    void a_write_of_a_former_owner_after_a_takeover_or_a_release_is_found() {
        Log over = started(claimed(), 1, Log.ONE).event(BATCH_TAKEN_OVER, Log.TWO, "", "fence 2");
        assertThat(judged(booked(over, 1, Log.ONE), 1, 2).twofold()).hasSize(1);
        Log released = started(claimed(), 1, Log.ONE).event(BATCH_RELEASED, PERSON, "", "fence 1, free");
        assertThat(judged(booked(released, 1, Log.ONE), 1, 1).twofold()).hasSize(1);
        Log left = claimed().event(BATCH_RELEASED, PERSON, "", "fence 1, free");
        assertThat(judged(left.event(BATCH_ENDED, Log.ONE, "RUNNING", "SUCCESS"), 1, 1).twofold()).hasSize(1);
    }

    @Test
    void what_a_person_takes_out_of_the_middle_is_no_write_of_a_former_owner() {
        Log log = started(claimed(), 1, Log.ONE).event(BATCH_RELEASED, PERSON, "", "fence 1, free");
        log.trade(TRADE_RETURNED, 1, PERSON, "EXECUTING", "PENDING");
        assertThat(judged(log, 1, 1).twofold()).isEmpty();
        assertThat(judged(log, 1, 1).overlimit()).isEmpty();
    }

    @Test
    void a_start_beyond_the_limit_of_that_moment_is_found() {
        Log log = started(started(claimed(), 1, Log.ONE), 2, Log.ONE);
        assertThat(judged(booked(booked(log, 1, Log.ONE), 2, Log.ONE), 1, 1).overlimit()).hasSize(1);
        Log lowered =
                started(claimed(), 1, Log.ONE).event(BATCH_CHANGED, PERSON, "at most 5 at once", "at most 1 at once");
        started(lowered, 2, Log.ONE);
        assertThat(judged(booked(booked(lowered, 1, Log.ONE), 2, Log.ONE), 5, 1).overlimit()).hasSize(1);
    }

    @Test
    void what_runs_on_after_the_limit_was_lowered_is_right() {
        Log log = started(started(claimed(), 1, Log.ONE), 2, Log.ONE);
        log.event(BATCH_CHANGED, PERSON, "at most 2 at once", "at most 1 at once");
        assertThat(judged(booked(booked(log, 1, Log.ONE), 2, Log.ONE), 2, 1).overlimit()).isEmpty();
    }

    @Test
    void something_that_still_runs_at_the_end_is_found() {
        assertThat(judged(started(claimed(), 1, Log.ONE), 5, 1).overlimit()).hasSize(1);
    }
}
