package com.fxbatchtrader.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.fleet.OrderJudge.Spell;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// The judge of the order finds what is wrong, and nothing else.
class OrderJudgeTest {

    private static List<String> findings(Log log, Spell... spells) {
        return new OrderJudge(log.history(), List.of(spells)).judge().findings();
    }

    private static Log twoQueued() {
        return new Log().queued(1, 1, 5, 10).queued(1, 2, 5, 20);
    }

    private static Log overtaken() {
        return twoQueued().claimed(10, 2, 5, 20, Log.ONE, 1).claimed(11, 1, 5, 10, Log.ONE, 1);
    }

    @Test
    void claims_in_the_order_of_the_queue_are_right() {
        Log log = twoQueued().claimed(10, 1, 5, 10, Log.ONE, 1).claimed(10.5, 2, 5, 20, Log.TWO, 1);
        OrderJudge judge = new OrderJudge(log.history(), List.of()).judge();
        assertThat(judge.findings()).isEmpty();
        assertThat(judge.claims()).isEqualTo(2);
        assertThat(judge.compared()).as("batches that the claims were compared with").isEqualTo(2);
    }

    @Test
    void a_claim_past_a_batch_with_an_earlier_position_is_found() {
        assertThat(findings(overtaken())).singleElement().asString().contains(Log.batch(1) + " stood before it");
    }

    @Test
    void a_claim_past_a_higher_priority_is_found() {
        Log log = new Log().queued(1, 1, 6, 90).queued(1, 2, 5, 20).claimed(10, 2, 5, 20, Log.ONE, 1);
        assertThat(findings(log)).hasSize(1);
    }

    @Test
    void a_claim_of_the_queue_past_a_run_that_nobody_continues_is_found() {
        Log log =
                new Log()
                        .row(1, 1, BatchStatus.RUNNING, 1, 90, Log.by(Log.TWO, 1, 6))
                        .queued(1, 2, 9, 20)
                        .claimed(10, 2, 9, 20, Log.ONE, 1);
        assertThat(findings(log)).hasSize(1);
    }

    @Test
    void a_run_whose_lock_lives_is_not_overtaken() {
        Log log =
                new Log()
                        .row(1, 1, BatchStatus.RUNNING, 9, 1, Log.by(Log.TWO, 1, 11))
                        .queued(1, 2, 5, 20)
                        .claimed(10, 2, 5, 20, Log.ONE, 1);
        assertThat(findings(log)).isEmpty();
    }

    @Test
    void what_is_paused_or_waits_for_its_time_keeps_nobody_back() {
        RowVersion.Place place = new RowVersion.Place(9, 1, 0, Log.batch(3).toString());
        RowVersion later =
                new RowVersion(
                        0, Log.batch(3), BatchStatus.PENDING, place, Log.free(0), Log.at(99), false, 0, Log.at(1));
        Log log =
                new Log()
                        .row(1, 1, BatchStatus.PAUSED, 9, 1, Log.free(0))
                        .row(1, 0.1, later)
                        .queued(1, 2, 5, 20)
                        .claimed(10, 2, 5, 20, Log.ONE, 1);
        assertThat(findings(log)).isEmpty();
    }

    @Test
    void a_batch_that_another_one_is_claiming_at_the_moment_is_passed_over() {
        RowVersion.Place place = new RowVersion.Place(5, 10, 0, Log.batch(1).toString());
        RowVersion claimed =
                new RowVersion(
                        0, Log.batch(1), BatchStatus.RUNNING, place, Log.by(Log.TWO, 1, 20), 0, false, 0, Log.at(10.2));
        Log log = twoQueued().claimed(10, 2, 5, 20, Log.ONE, 1).row(10.2, 0.3, claimed);
        assertThat(findings(log)).as("its transaction began before the other claim had its row").isEmpty();
    }

    @Test
    void a_batch_that_came_before_it_only_just_now_is_no_overtaking() {
        Log log =
                new Log()
                        .queued(1, 1, 5, 30)
                        .queued(1, 2, 5, 20)
                        .queued(9.95, 1, 5, 10)
                        .claimed(10, 2, 5, 20, Log.ONE, 1);
        assertThat(findings(log)).isEmpty();
    }

    @Test
    void an_operators_order_for_the_batch_hides_its_row_and_nobody_elses() {
        assertThat(findings(overtaken(), new Spell(Optional.of(Log.batch(1)), Log.at(9.9), Log.at(9.95)))).isEmpty();
        assertThat(findings(overtaken(), new Spell(Optional.of(Log.batch(1)), Log.at(8), Log.at(9)))).hasSize(1);
        assertThat(findings(overtaken(), new Spell(Optional.of(Log.batch(7)), Log.at(8), Log.at(12)))).hasSize(1);
        assertThat(findings(overtaken(), new Spell(Optional.empty(), Log.at(8), Log.at(12)))).isEmpty();
    }

    @Test
    void who_is_kept_off_a_batch_may_pass_it_and_others_may_once_its_loser_knows() {
        RowVersion.Lock barred = new RowVersion.Lock(Optional.empty(), 0, 1, Optional.of(Log.ONE), Log.at(6));
        Log log =
                new Log()
                        .row(1, 1, BatchStatus.PENDING, 5, 10, barred)
                        .queued(1, 2, 5, 20)
                        .queued(1, 3, 5, 30)
                        .claimed(5, 2, 5, 20, Log.ONE, 1);
        assertThat(findings(log)).isEmpty();
        assertThat(findings(log.claimed(12, 3, 5, 30, Log.ONE, 1))).hasSize(1);
    }

    @Test
    void a_commit_that_nobody_can_have_seen_yet_is_not_held_against_a_claim() {
        History.Glance still = History.Glance.of(Log.at(2), "7:12:8,9");
        assertThat(still.sees(6)).isTrue();
        assertThat(still.sees(8)).isFalse();
        assertThat(still.sees(10)).isTrue();
        assertThat(still.sees(12)).isFalse();
        RowVersion.Place place = new RowVersion.Place(5, 10, 0, Log.batch(1).toString());
        RowVersion row =
                new RowVersion(8, Log.batch(1), BatchStatus.PENDING, place, Log.free(0), 0, false, 0, Log.at(1));
        History history = new History(List.of(row), List.of(), List.of(still, History.Glance.of(Log.at(3), "9:9:")));
        assertThat(history.visibleAt(row)).isEqualTo(Log.at(3));
        assertThat(new History(List.of(row), List.of(), List.of(still)).visibleAt(row)).isEqualTo(History.NEVER);
    }
}
