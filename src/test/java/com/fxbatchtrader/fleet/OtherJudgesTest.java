package com.fxbatchtrader.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.fleet.Operation.Answer;
import com.fxbatchtrader.fleet.Operation.Verb;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// The judges of load, places and operators find what is wrong, and nothing else.
class OtherJudgesTest {

    private static final String PERSON = "user:ann@desk";

    @Test
    void a_process_with_more_batches_than_it_may_have_is_found() {
        Log log = new Log().queued(1, 1, 5, 10).queued(1, 2, 5, 20).claimed(2, 1, 5, 10, Log.ONE, 1);
        log.claimed(3, 2, 5, 20, Log.ONE, 1).ended(4, 1, 5, 10, 1).ended(5, 2, 5, 20, 1);
        assertThat(LoadJudge.batches(log.history(), _ -> 2)).isEmpty();
        assertThat(LoadJudge.batches(log.history(), _ -> 1))
                .containsExactly(Log.ONE + " ran 2 batches at once, at most 1");
    }

    @Test
    void batches_one_after_the_other_are_one_at_once() {
        Log log = new Log().queued(1, 1, 5, 10).queued(1, 2, 5, 20).claimed(2, 1, 5, 10, Log.ONE, 1);
        log.ended(3, 1, 5, 10, 1).claimed(4, 2, 5, 20, Log.ONE, 1).ended(5, 2, 5, 20, 1);
        assertThat(LoadJudge.batches(log.history(), _ -> 1)).isEmpty();
    }

    @Test
    void a_process_with_more_trades_than_it_may_have_is_found() {
        Log log = new Log();
        for (int trade = 1; trade <= 2; trade++) {
            log.trade(EventKind.TRADE_STARTED, trade, Log.ONE, "PENDING", "EXECUTING");
        }
        for (int trade = 1; trade <= 2; trade++) {
            log.trade(EventKind.TRADE_BOOKED, trade, Log.ONE, "BOOKING", "BOOKED");
        }
        assertThat(LoadJudge.trades(log.stream(), _ -> 2)).isEmpty();
        assertThat(LoadJudge.trades(log.stream(), _ -> 1)).hasSize(1);
    }

    @Test
    void a_place_that_no_event_tells_is_found() {
        Log log =
                new Log()
                        .event(
                                EventKind.BATCH_MOVED,
                                PERSON,
                                "priority 5, position 10",
                                "before, priority 7, position 3");
        PlaceJudge judge = new PlaceJudge();
        judge.judge(log.stream(), new PlaceJudge.Told(5, 10), new PlaceJudge.Told(7, 3));
        assertThat(judge.findings()).isEmpty();
        judge.judge(log.stream(), new PlaceJudge.Told(5, 10), new PlaceJudge.Told(7, 4));
        judge.judge(log.stream(), new PlaceJudge.Told(5, 11), new PlaceJudge.Told(7, 3));
        assertThat(judge.findings()).hasSize(2);
    }

    private static Optional<String> contradiction(Verb verb, Answer answer, Log log) {
        return new Operation(PERSON, verb, Optional.of(Log.batch(1)), answer, "", 0, 1).contradiction(log.stream());
    }

    private static Log paused(String before) {
        return new Log().event(EventKind.BATCH_PAUSED, PERSON, before, "PAUSED");
    }

    @Test
    void an_order_that_is_done_has_exactly_one_event_and_any_other_none() {
        Log moved = new Log().event(EventKind.BATCH_MOVED, PERSON, "", "");
        assertThat(contradiction(Verb.MOVE, Answer.DONE, moved)).isEmpty();
        assertThat(contradiction(Verb.MOVE, Answer.LOST, moved)).isPresent();
        assertThat(contradiction(Verb.LIMIT, Answer.DONE, moved)).isPresent();
        Log twice = moved.event(EventKind.BATCH_MOVED, PERSON, "", "");
        assertThat(contradiction(Verb.MOVE, Answer.DONE, twice)).isPresent();
        Operation nothing = new Operation(PERSON, Verb.MOVE, Optional.empty(), Answer.SAME, "", 0, 1);
        assertThat(nothing.contradiction(List.of())).isEmpty();
    }

    @Test
    void a_pause_that_its_owner_carries_out_is_one_order() {
        Log log = new Log().event(EventKind.BATCH_CHANGED, PERSON, "RUNNING", "RUNNING, to be PAUSED");
        log.event(EventKind.BATCH_PAUSED, PERSON, "RUNNING", "PAUSED: 1 succeeded");
        assertThat(contradiction(Verb.PAUSE, Answer.DONE, log)).isEmpty();
        assertThat(contradiction(Verb.PAUSE, Answer.DONE, paused("PENDING"))).isEmpty();
        assertThat(contradiction(Verb.PAUSE, Answer.DONE, paused("RUNNING"))).isPresent();
    }
}
