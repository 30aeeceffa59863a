package com.fxbatchtrader.domain.queue;

import static com.fxbatchtrader.domain.queue.Lines.DESK_1;
import static com.fxbatchtrader.domain.queue.Lines.DESK_2;
import static com.fxbatchtrader.domain.queue.Lines.NOW;
import static com.fxbatchtrader.domain.queue.Lines.asked;
import static com.fxbatchtrader.domain.queue.Lines.barred;
import static com.fxbatchtrader.domain.queue.Lines.batch;
import static com.fxbatchtrader.domain.queue.Lines.held;
import static com.fxbatchtrader.domain.queue.Lines.id;
import static com.fxbatchtrader.domain.queue.Lines.line;
import static com.fxbatchtrader.domain.queue.Lines.pending;
import static com.fxbatchtrader.domain.queue.Lines.queued;
import static com.fxbatchtrader.domain.queue.Lines.running;
import static com.fxbatchtrader.domain.queue.Lines.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.batch.Standing;
import com.fxbatchtrader.domain.desk.DeskHold;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One cause for each batch.
class ExplainerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DeskHold STOP = new DeskHold.Stopped("user:ann@desk-1", "wrong rates", NOW.minusSeconds(5));

    private static Waiting cause(long number, Sight sight) {
        return Explainer.all(sight).getOrDefault(id(number), new Waiting.Draft());
    }

    @Test
    void batches_stand_behind_those_that_a_claim_takes_before_them() {
        Sight sight = sight(queued(3), queued(1), batch(2, BatchStatus.PAUSED), queued(4), running(9, DESK_1, 5));
        assertThat(cause(1, sight)).isEqualTo(new Waiting.WorkersFull(1, 1, MINUTE));
        assertThat(cause(3, sight)).isEqualTo(new Waiting.Behind(1, 10, 1, "batch-1"));
        assertThat(cause(4, sight)).isEqualTo(new Waiting.Behind(2, 20, 1, "batch-1"));
        assertThat(cause(9, sight)).isEqualTo(new Waiting.Running(DESK_1, NOW.plusSeconds(200), 5, 5, 5));
    }

    @Test
    void the_first_is_next_and_after_a_while_it_is_told_that_nobody_takes_it() {
        assertThat(cause(1, sight(Optional.empty(), 1, queued(1)))).isEqualTo(new Waiting.Next(Duration.ofSeconds(1)));
        assertThat(cause(1, sight(queued(1)))).isEqualTo(new Waiting.NoWorker(MINUTE));
        Sight busy = sight(queued(1), running(7, DESK_1, 5), running(8, DESK_2, 5), running(9, DESK_1, 5));
        assertThat(cause(1, busy)).isEqualTo(new Waiting.WorkersFull(2, 3, MINUTE));
    }

    @Test
    void a_bar_is_the_cause_only_where_nobody_else_is_at_work() {
        Instant until = NOW.plusSeconds(300);
        assertThat(cause(1, sight(barred(1, DESK_1), running(9, DESK_1, 5))))
                .isEqualTo(new Waiting.Barred(DESK_1, until, MINUTE));
        assertThat(cause(1, sight(barred(1, DESK_1)))).isInstanceOf(Waiting.Barred.class);
        assertThat(cause(1, sight(barred(1, DESK_1), running(9, DESK_2, 5)))).isInstanceOf(Waiting.WorkersFull.class);
        assertThat(cause(2, sight(barred(1, DESK_1), queued(2)))).isEqualTo(new Waiting.Behind(1, 10, 1, "batch-1"));
    }

    @Test
    void a_stop_holds_what_runs_and_what_is_queued_but_not_what_people_and_the_bank_decide() {
        Line doubts =
                line(
                        5,
                        new Standing(
                                BatchStatus.RUNNING,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(NOW.plusSeconds(3))),
                        new Counts(0, 0, 1, 2, 3, 0, 0),
                        Optional.empty());
        Line[] lines = {
            queued(1), running(2, DESK_1, 5), batch(3, BatchStatus.PAUSED), asked(4, BatchStatus.PAUSED), doubts
        };
        Sight stopped = sight(Optional.of(STOP), 60, lines);
        Waiting stop = new Waiting.Stopped("user:ann@desk-1", "wrong rates", NOW.minusSeconds(5));
        assertThat(cause(1, stopped)).isEqualTo(stop);
        assertThat(cause(2, stopped)).isEqualTo(stop);
        assertThat(cause(3, stopped)).isInstanceOf(Waiting.Paused.class);
        assertThat(cause(4, stopped)).isInstanceOf(Waiting.Pausing.class);
        assertThat(cause(5, stopped)).isEqualTo(new Waiting.AsksBank(3, NOW.plusSeconds(3), Optional.empty()));
        assertThat(cause(5, sight(Optional.of(new DeskHold.Blocked("a standby was promoted")), 60, lines)))
                .as("its doubts are not asked for then")
                .isEqualTo(new Waiting.Blocked("a standby was promoted"));
        assertThat(cause(1, sight(Optional.of(new DeskHold.Blocked("a standby was promoted")), 60, lines)))
                .isEqualTo(new Waiting.Blocked("a standby was promoted"));
    }

    @Test
    void what_is_not_queued_says_so() {
        assertThat(cause(1, sight(batch(1, BatchStatus.DRAFT)))).isEqualTo(new Waiting.Draft());
        assertThat(cause(1, sight(batch(1, BatchStatus.AWAITING_APPROVAL)))).isEqualTo(new Waiting.AwaitingApproval());
        assertThat(cause(1, sight(batch(1, BatchStatus.FAILED)))).isEqualTo(new Waiting.Ended(BatchStatus.FAILED));
        Line paused =
                line(
                        1,
                        Lines.standing(BatchStatus.PAUSED),
                        new Counts(3, 0, 1, 1, 0, 0, 0),
                        Optional.of(new Line.Ordered(Optional.empty(), "user:ann@d", "lunch", Optional.of(NOW))));
        assertThat(cause(1, sight(paused))).isEqualTo(new Waiting.Paused("user:ann@d", "lunch", Optional.of(NOW), 2));
    }

    @Test
    void what_keeps_a_queued_one_is_told_with_its_end_and_nobody_waits_behind_it() {
        Instant noon = NOW.plusSeconds(7200);
        Line locked = line(2, held(BatchStatus.PENDING, DESK_1, 30), pending(10), Optional.empty());
        Sight sight = sight(queued(1, noon), locked, queued(3));
        assertThat(cause(1, sight)).isEqualTo(new Waiting.NotBefore(noon));
        assertThat(cause(2, sight)).isEqualTo(new Waiting.Held(DESK_1, NOW.plusSeconds(30)));
        assertThat(cause(3, sight)).isEqualTo(new Waiting.NoWorker(MINUTE));
    }

    @Test
    void a_run_whose_owner_is_gone_is_taken_over_before_the_queue() {
        Line gone = line(9, held(BatchStatus.RUNNING, DESK_1, -1), pending(4), Optional.empty());
        Line left = batch(8, BatchStatus.RUNNING);
        Sight sight = sight(queued(1), gone, left);
        assertThat(cause(8, sight)).isEqualTo(new Waiting.TakeOver(Optional.empty(), 0, MINUTE));
        assertThat(cause(9, sight)).isEqualTo(new Waiting.Behind(1, 10, 8, "batch-8"));
        assertThat(cause(1, sight)).isEqualTo(new Waiting.Behind(2, 14, 8, "batch-8"));
        assertThat(cause(9, sight(queued(1), gone))).isEqualTo(new Waiting.TakeOver(Optional.of(DESK_1), 0, MINUTE));
    }

    @Test
    void what_its_owner_is_asked_for_and_a_missing_rate_are_told_of_what_runs() {
        assertThat(cause(1, sight(asked(1, BatchStatus.PAUSED))))
                .isEqualTo(new Waiting.Pausing("user:ann@desk-1", "lunch", 5));
        assertThat(cause(1, sight(asked(1, BatchStatus.CANCELLED))))
                .isEqualTo(new Waiting.Cancelling("user:ann@desk-1", "lunch", 5));
        Sight without =
                new Sight(
                        NOW,
                        Optional.empty(),
                        List.of(running(1, DESK_1, 5)),
                        Map.of(id(1), new Sight.MissingRate("USD/ZAR", Optional.empty())),
                        Optional.empty(),
                        Optional.empty());
        assertThat(cause(1, without)).isEqualTo(new Waiting.NoReference(DESK_1, "USD/ZAR", Optional.empty()));
    }

    @Test
    void a_move_is_tried_without_the_database() {
        Sight sight = sight(queued(1), queued(2), queued(3), running(9, DESK_1, 5));
        Sight moved = sight.moved(Map.of(id(3), new QueueKey(9, 3, NOW, id(3))));
        assertThat(cause(3, moved)).as("it has just come first").isEqualTo(new Waiting.Next(Duration.ZERO));
        assertThat(cause(1, moved)).isEqualTo(new Waiting.Behind(1, 10, 3, "batch-3"));
        assertThat(cause(1, sight.moved(Map.of(id(3), new QueueKey(5, 9, NOW, id(3))))))
                .isInstanceOf(Waiting.WorkersFull.class);
    }
}
