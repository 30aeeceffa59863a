package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.UUID;

/// How an owner's hold on a batch ends, and how its doubts are asked for afterwards.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class LeaveStoreTest extends RunTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private UUID batch;
    private RunKey key;

    private void run(int trades) {
        batch = desk.batch(trades);
        key = desk.claimed(ME).key();
    }

    private LeaveStore.Left leave() {
        LeaveStore.Left left = desk.leaves().leave(key, SOON);
        Batch row = desk.row(batch);
        assertThat(left.owned()).isTrue();
        assertThat(left.status()).isEqualTo(row.status());
        assertThat(left.counts()).isEqualTo(row.counts());
        assertThat(left.nextCheckAt()).isEqualTo(row.nextCheckAt());
        assertThat(row.lock()).isEmpty();
        assertThat(row.counts().running()).isZero();
        assertThat(row.fence()).isEqualTo(key.fence());
        return left;
    }

    private void request(String state) {
        desk.set(
                batch,
                "requested_state = '"
                        + state
                        + "', requested_by = 'user:ann@desk-1',"
                        + " requested_reason = 'lunch', requested_at = now()");
    }

    private void fails(int row) {
        Course course = desk.course(batch, row);
        desk.write(key, course.begun(), course.failed("CUT_OFF"));
    }

    @ParameterizedTest
    @CsvSource({"2,0,SUCCESS", "1,1,PARTIAL_SUCCESS", "0,2,FAILED"})
    void a_batch_whose_trades_are_all_final_ends_by_them(int succeed, int fail, BatchStatus end) {
        run(2);
        for (int row = 2; row < 2 + succeed; row++) {
            desk.write(key, desk.course(batch, row).intoSuccess(row));
        }
        for (int row = 2 + succeed; row < 2 + succeed + fail; row++) {
            fails(row);
        }
        assertThat(leave().status()).isEqualTo(end);
        assertThat(desk.row(batch).completedAt()).isPresent();
        assertThat(desk.last(batch, "kind")).isEqualTo("BATCH_ENDED");
        assertThat(desk.last(batch, "state_after")).startsWith(end + ": " + succeed + " succeeded, " + fail);
        assertThat(desk.claim(OTHER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,PARTIAL_SUCCESS", "false,CANCELLED"})
    void the_rest_is_cancelled_where_a_person_has_asked_for_it(boolean oneSucceeds, BatchStatus end) {
        run(3);
        if (oneSucceeds) {
            desk.write(key, desk.course(batch, 2).intoSuccess(1));
        } else {
            fails(2);
        }
        request("CANCELLED");
        long next = desk.row(batch).eventsHeadNumber() + 1;
        assertThat(leave().status()).isEqualTo(end);
        assertThat(desk.course(batch, 3).state().status()).isEqualTo(TradeStatus.CANCELLED);
        assertThat(desk.course(batch, 3).state().reasonText()).isEqualTo("lunch");
        assertThat(desk.kinds(batch, next)).containsExactly("TRADE_CANCELLED", "TRADE_CANCELLED", "BATCH_ENDED");
        assertThat(
                        desk.texts(
                                "select distinct actor || ': ' || reason from event where kind = 'TRADE_CANCELLED'"
                                        + " and stream_id = '"
                                        + batch
                                        + "'"))
                .containsExactly("user:ann@desk-1: lunch");
    }

    @Test
    void a_cancelled_rest_does_not_end_a_batch_with_a_doubt() {
        run(2);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        request("CANCELLED");
        LeaveStore.Left left = leave();
        assertThat(left.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(left.nextCheckAt()).isPresent();
        assertThat(left.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0, 1));
        desk.set(batch, "next_check_at = now() - interval '1' second");
        key = desk.claims().claimDue(ME, LOCK).orElseThrow().key();
        desk.write(key, desk.course(batch, 2).provenNot());
        assertThat(leave().status()).isEqualTo(BatchStatus.CANCELLED);
    }

    @Test
    void a_pause_that_was_asked_for_is_written_with_who_and_why() {
        run(2);
        fails(2);
        request("PAUSED");
        assertThat(leave().status()).isEqualTo(BatchStatus.PAUSED);
        Batch row = desk.row(batch);
        assertThat(row.requestedState()).isEmpty();
        assertThat(row.requestedReason()).contains("lunch");
        assertThat(desk.last(batch, "kind")).isEqualTo("BATCH_PAUSED");
        assertThat(desk.last(batch, "actor")).isEqualTo("user:ann@desk-1");
        assertThat(desk.claim(OTHER)).isEmpty();
        assertThat(desk.claims().claimDue(OTHER, LOCK)).as("nothing is in doubt").isEmpty();
    }

    @Test
    void a_paused_batch_goes_on_being_asked_for_and_stays_paused() {
        run(2);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        request("PAUSED");
        assertThat(leave().status()).isEqualTo(BatchStatus.PAUSED);
        key = desk.claims().claimDue(OTHER, LOCK).orElseThrow().key();
        LeaveStore.Left again = leave();
        assertThat(again.nextCheckAt()).isPresent();
        assertThat(again.status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(desk.claims().claimDue(OTHER, LOCK)).as("not due yet").isEmpty();
        desk.set(batch, "next_check_at = now() - interval '1' second");
        key = desk.claims().claimDue(ME, LOCK).orElseThrow().key();
        desk.write(key, desk.course(batch, 2).provenNot());
        LeaveStore.Left settled = leave();
        assertThat(settled.status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(settled.nextCheckAt()).isEmpty();
        assertThat(settled.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void a_pause_of_a_batch_that_waits_for_nothing_but_the_bank_is_not_needed_any_more() {
        run(1);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        request("PAUSED");
        assertThat(leave().status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.row(batch).requestedState()).isEmpty();
        assertThat(desk.last(batch, "kind")).isEqualTo("BATCH_LEFT_IN_DOUBT");
        desk.set(batch, "next_check_at = now() - interval '1' second");
        key = desk.claims().claimDue(OTHER, LOCK).orElseThrow().key();
        desk.write(key, desk.course(batch, 2).provenNot());
        assertThat(leave().status()).isEqualTo(BatchStatus.FAILED);
    }

    @Test
    void a_paused_batch_whose_rest_is_cancelled_ends_when_its_last_doubt_is_settled() {
        run(2);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        request("PAUSED");
        assertThat(leave().status()).isEqualTo(BatchStatus.PAUSED);
        key = desk.claims().claimDue(OTHER, LOCK).orElseThrow().key();
        request("CANCELLED");
        assertThat(leave().status()).isEqualTo(BatchStatus.PAUSED);
        desk.set(batch, "next_check_at = now() - interval '1' second");
        key = desk.claims().claimDue(ME, LOCK).orElseThrow().key();
        desk.write(key, desk.course(batch, 2).provenNot());
        assertThat(leave().status()).isEqualTo(BatchStatus.CANCELLED);
    }

    @Test
    void a_batch_of_which_only_doubts_remain_is_left_to_checks_and_claimed_when_they_are_due() {
        run(2);
        fails(2);
        desk.write(key, desk.course(batch, 3).intoBooked(1));
        LeaveStore.Left left = leave();
        assertThat(left.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.last(batch, "kind")).isEqualTo("BATCH_LEFT_IN_DOUBT");
        assertThat(desk.claim(OTHER)).as("it is no batch to recover").isEmpty();
        assertThat(desk.claims().claimDue(OTHER, LOCK)).as("not due yet").isEmpty();
        desk.set(batch, "next_check_at = now() - interval '1' second");
        Claim due = desk.claims().claimDue(OTHER, LOCK).orElseThrow();
        assertThat(due.key()).isEqualTo(new RunKey(batch, OTHER, 2));
        assertThat(desk.last(batch, "state_after")).isEqualTo("asking for 1 trades, fence 2");
        assertThat(desk.claims().claimDue(ME, LOCK)).as("it is locked").isEmpty();
        key = due.key();
        assertThat(leave().nextCheckAt()).isPresent();
        assertThat(desk.last(batch, "kind")).isEqualTo("BATCH_CHECKED");
        assertThat(desk.row(batch).checksDone()).isEqualTo(1);
        key = desk.claims().claimForAsking(batch, ME, LOCK).orElseThrow().key();
        desk.write(key, desk.course(batch, 3).succeeded());
        assertThat(leave().status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
        assertThat(desk.row(batch).fence()).isEqualTo(3);
        assertThat(desk.claims().claimForAsking(batch, ME, LOCK)).as("nothing is left to ask").isEmpty();
    }

    @Test
    void the_next_check_is_counted_from_the_databases_now() {
        run(1);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        var before = desk.database().inTransaction(desk.database()::clock);
        LeaveStore.Left left = desk.leaves().leave(key, Duration.ofHours(1));
        var after = desk.database().inTransaction(desk.database()::clock);
        assertThat(left.nextCheckAt().orElseThrow())
                .isBetween(before.plus(Duration.ofHours(1)), after.plus(Duration.ofHours(1)));
    }

    @Test
    void an_asker_that_died_is_followed_by_the_next_one() {
        run(1);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        desk.leaves().leave(key, Duration.ZERO);
        RunKey dead = desk.claims().claimDue(OTHER, LOCK).orElseThrow().key();
        assertThat(desk.claims().claimForAsking(batch, ME, LOCK)).as("in other hands").isEmpty();
        desk.expire(batch);
        key = desk.claims().claimDue(ME, LOCK).orElseThrow().key();
        assertThat(desk.leaves().leave(dead, SOON).owned()).isFalse();
        assertThat(leave().counts().inDoubt()).isEqualTo(1);
    }

    @Test
    void a_runner_is_not_robbed_by_an_asking_of_its_own_process() {
        run(2);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        assertThat(desk.claims().claimForAsking(batch, ME, LOCK)).isEmpty();
        assertThat(desk.leases().check(key)).isInstanceOf(LeaseAnswer.Held.class);
    }

    @Test
    void a_barred_owner_does_not_ask_either() {
        run(1);
        desk.write(key, desk.course(batch, 2).intoDoubt(1));
        desk.leaves().leave(key, Duration.ZERO);
        desk.set(batch, "barred_owner = '" + ME + "', barred_until = now() + interval '1' hour");
        assertThat(desk.claims().claimDue(ME, LOCK)).isEmpty();
        assertThat(desk.claims().claimForAsking(batch, ME, LOCK)).isEmpty();
        assertThat(desk.claims().claimDue(OTHER, LOCK)).isPresent();
    }

    @Test
    void a_run_that_stops_in_the_middle_gives_the_batch_back_with_nothing_running() {
        run(4);
        Course quoted = desk.course(batch, 2);
        Course sent = desk.course(batch, 3);
        desk.write(key, quoted.begun(), quoted.quoted(1), sent.begun(), sent.quoted(2), sent.intended());
        LeaveStore.Left left = leave();
        assertThat(left.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(left.nextCheckAt()).isEmpty();
        assertThat(left.counts()).isEqualTo(new Counts(3, 0, 0, 1, 0, 0, 0));
        assertThat(desk.last(batch, "kind")).isEqualTo("BATCH_RELEASED");
        assertThat(desk.claimedId(OTHER)).contains(batch);
    }

    @Test
    void who_has_lost_the_batch_leaves_nothing_behind() {
        run(1);
        Course course = desk.course(batch, 2);
        desk.write(key, course.begun());
        desk.expire(batch);
        RunKey now = desk.claimed(OTHER).key();
        long head = desk.row(batch).eventsHeadNumber();
        LeaveStore.Left left = desk.leaves().leave(key, SOON);
        assertThat(left.owned()).isFalse();
        assertThat(left.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(desk.row(batch).eventsHeadNumber()).isEqualTo(head);
        assertThat(desk.leases().check(now)).isInstanceOf(LeaseAnswer.Held.class);
    }
}
