package com.fxbatchtrader.store.queue;

import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Course;
import com.fxbatchtrader.store.run.RunKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/// Failed trades that a person opens again: only with proof.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class RetryStoreTest extends QueueTest {

    private static final RetryChoice ALL = new RetryChoice.All();

    private UUID batch;
    private RunKey key;

    /// Row 2 succeeds, row 3 is proven not booked, row 4 missed the cut-off.
    private void ended() {
        batch = desk.batch(3);
        key = desk.claimed(ME).key();
        desk.write(key, desk.course(batch, 2).intoSuccess(1));
        desk.write(key, desk.course(batch, 3).intoDoubt(2));
        desk.write(key, desk.course(batch, 3).provenNot());
        Course third = desk.course(batch, 4);
        desk.write(key, third.begun(), third.failed("CUT_OFF"));
        assertThat(desk.leaves().leave(key, Duration.ZERO).status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
    }

    private Outcome retry(RetryChoice choice) {
        return retries().retry(order(batch), choice);
    }

    private TradeStatus status(int row) {
        return desk.course(batch, row).state().status();
    }

    @Test
    void all_that_failed_run_again_at_the_end_of_the_priority() {
        ended();
        UUID later = desk.batch(1);
        Batch before = desk.row(batch);
        assertDone(retry(ALL));
        Batch row = desk.row(batch);
        assertThat(row.status()).isEqualTo(BatchStatus.PENDING);
        assertThat(row.counts()).isEqualTo(new Counts(2, 0, 0, 0, 1, 0, 0));
        assertThat(row.completedAt()).isEmpty();
        assertThat(queue()).containsExactly(later, batch);
        assertThat(desk.kinds(batch, before.eventsHeadNumber() + 1))
                .containsExactly("BATCH_QUEUED", "TRADE_RETRIED", "TRADE_RETRIED");
        assertThat(desk.course(batch, 3).state().retries()).isEqualTo(1);
        assertThat(desk.course(batch, 3).state().attempts()).isEqualTo(1);
    }

    @Test
    void a_retried_trade_gets_the_next_attempt() {
        ended();
        assertDone(retry(ALL));
        RunKey again = desk.claimed(ME).key();
        Course third = desk.course(batch, 3);
        desk.write(again, third.intoSuccess(7));
        assertThat(desk.course(batch, 3).state().attempts()).isEqualTo(2);
    }

    @Test
    void only_those_with_the_reason_or_in_the_rows_run_again() {
        ended();
        assertDone(retry(new RetryChoice.Because(Set.of("CUT_OFF"))));
        assertThat(status(4)).isEqualTo(TradeStatus.PENDING);
        assertThat(status(3)).isEqualTo(TradeStatus.FAILED);
        assertDone(retry(new RetryChoice.Rows(Set.of(3))));
        assertThat(status(3)).isEqualTo(TradeStatus.PENDING);
        assertThat(refused(retry(ALL))).contains("has no such failed trade (all that failed)");
    }

    @Test
    void what_did_not_fail_is_not_chosen() {
        ended();
        Batch before = desk.row(batch);
        assertThat(refused(retry(new RetryChoice.Rows(Set.of(2, 99)))))
                .endsWith("has no such failed trade (the failed ones of rows 2, 99)");
        assertNothingChanged(before);
    }

    @Test
    void without_proof_nothing_runs_again() {
        ended();
        // an attempt of which nobody knows any more: only past all code
        desk.sql("update trade set attempts = 2 where id = '" + desk.course(batch, 3).id() + "'");
        assertThat(refused(retry(new RetryChoice.Rows(Set.of(3)))))
                .endsWith(
                        "nothing that may run again; without proof that they were not booked, rows 3 stay as they are");
        Outcome.Done done = (Outcome.Done) retry(ALL);
        assertThat(done.said()).contains("1 trade is to run again; without proof that they were not booked, rows 3");
        assertThat(status(3)).isEqualTo(TradeStatus.FAILED);
        desk.sql("update trade set attempts = 1 where id = '" + desk.course(batch, 3).id() + "'");
    }

    @Test
    void a_batch_that_runs_takes_its_trades_back_in_place() {
        batch = desk.batch(2);
        key = desk.claimed(ME).key();
        Course second = desk.course(batch, 2);
        desk.write(key, second.begun(), second.failed("CUT_OFF"));
        long position = desk.row(batch).queuePosition();
        assertDone(retry(ALL));
        assertThat(desk.row(batch).status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.row(batch).queuePosition()).isEqualTo(position);
        assertThat(desk.work().pending(batch, 0, 10)).hasSize(2);
        desk.write(key, desk.course(batch, 2).begun());
    }

    @Test
    void a_batch_left_to_the_asking_runs_again_at_once() {
        batch = desk.batch(2);
        key = desk.claimed(ME).key();
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        Course third = desk.course(batch, 3);
        desk.write(key, third.begun(), third.failed("CUT_OFF"));
        desk.leaves().leave(key, Duration.ofHours(1));
        assertThat(desk.claimedId(ME)).isEmpty();
        assertDone(retry(ALL));
        assertThat(desk.claimedId(ME)).contains(batch);
    }

    @Test
    void what_succeeded_or_was_cancelled_is_final() {
        batch = desk.batch(1);
        assertDone(courses().cancelRest(order(batch)));
        assertThat(refused(retry(ALL))).endsWith("is CANCELLED: that is final");
    }

    @Test
    void of_two_retries_the_second_is_told() {
        ended();
        Order bens = order(batch, BEN);
        assertDone(retry(ALL));
        assertThat(lost(retries().retry(bens, ALL))).contains(ANN + " has queued it: PENDING: 1 succeeded");
    }
}
