package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// What a takeover finds in the middle, and where it puts it.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class RecoveryTest extends RunTest {

    @Test
    void every_state_that_a_crash_leaves_becomes_what_it_means() {
        UUID id = desk.batch(8);
        RunKey key = desk.claimed(OTHER).key();
        List<Course> at = IntStream.range(2, 10).mapToObj(row -> desk.course(id, row)).toList();
        Instant past = Instant.parse("2026-03-02T08:00:00Z");
        desk.write(key, at.get(1).begun());
        desk.write(key, at.get(2).begun(), at.get(2).quoted(501));
        desk.write(key, at.get(3).begun(), at.get(3).quoted(502, past));
        desk.write(key, at.get(4).begun(), at.get(4).quoted(503), at.get(4).intended());
        desk.write(key, at.get(5).intoBooked(504));
        desk.write(key, at.get(6).intoDoubt(505));
        desk.write(key, at.get(7).begun(), at.get(7).failed("CUT_OFF"));
        desk.expire(id);
        long next = desk.row(id).eventsHeadNumber() + 1;

        Claim claim = desk.claimed(ME);

        assertThat(claim.quotesToCancel()).as("those that still live").containsExactly(501L);
        assertThat(IntStream.range(2, 10).mapToObj(row -> desk.course(id, row).state().status()))
                .containsExactly(
                        TradeStatus.PENDING,
                        TradeStatus.PENDING,
                        TradeStatus.PENDING,
                        TradeStatus.PENDING,
                        TradeStatus.IN_DOUBT,
                        TradeStatus.BOOKED,
                        TradeStatus.IN_DOUBT,
                        TradeStatus.FAILED);
        Batch row = desk.row(id);
        assertThat(row.counts()).isEqualTo(new Counts(4, 0, 1, 2, 0, 1, 0));
        assertThat(claim.signals().counts()).isEqualTo(row.counts());
        assertThat(desk.kinds(id, next))
                .containsExactly(
                        "BATCH_TAKEN_OVER", "TRADE_RETURNED", "TRADE_RETURNED", "TRADE_RETURNED", "TRADE_IN_DOUBT");
        assertThat(desk.texts("select actor from event where stream_id = '" + id + "' and number >= " + next))
                .containsOnly(ME);
    }

    @Test
    void what_may_have_been_sent_keeps_its_attempt_and_is_asked_for_at_once() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(OTHER).key();
        Course course = desk.course(id, 2);
        desk.write(key, course.begun(), course.quoted(7), course.intended("100.00", "1000.00"));
        desk.expire(id);
        Claim claim = desk.claimed(ME);
        Course found = desk.course(id, 2);
        assertThat(found.attempt().id()).isEqualTo(course.attempt().id());
        assertThat(found.attempt().terms().key()).isEqualTo(course.attempt().terms().key());
        assertThat(found.attempt().outcome()).isEqualTo(AttemptOutcome.OPEN);
        assertThat(found.attempt().inquiry().nextAt()).contains(claim.databaseNow());
        assertThat(found.state().reasonCode()).isEqualTo("OWNER_LOST");
        assertThat(desk.texts("select state from reservation where trade_id = '" + found.id() + "'"))
                .as("the money may be gone")
                .containsExactly("HELD");
        assertThat(desk.work().unsettled(id, 0, 10)).hasSize(1);
        assertThat(desk.work().pending(id, 0, 10)).isEmpty();
    }

    @Test
    void what_was_returned_runs_as_new_under_the_new_fence() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(OTHER).key();
        Course course = desk.course(id, 2);
        desk.write(key, course.begun(), course.quoted(7), course.requoted(), course.quoted(8));
        desk.expire(id);
        RunKey mine = desk.claimed(ME).key();
        Course again = desk.course(id, 2);
        assertThat(again.state().quoteId()).isEmpty();
        assertThat(again.state().requotes()).isZero();
        assertThat(again.state().rounds()).as("the bank was not to blame").isZero();
        assertThat(desk.number("select owner_fence from trade where id = '" + again.id() + "'")).isEqualTo(2);
        desk.write(mine, again.intoSuccess(9));
        assertThat(desk.row(id).counts().succeeded()).isEqualTo(1);
    }

    @Test
    void more_trades_in_the_middle_than_a_page_holds_are_all_recovered() {
        UUID id = desk.batch(1003);
        RunKey key = desk.claimed(OTHER).key();
        desk.sql("update trade set status = 'EXECUTING' where batch_id = '" + id + "' and row_number > 2");
        desk.set(id, "pending_trades = 1, current_concurrent_trades = 1002");
        desk.expire(id);
        long next = desk.row(id).eventsHeadNumber() + 1;
        RunKey mine = desk.claimed(ME).key();
        assertThat(mine.fence()).isEqualTo(key.fence() + 1);
        assertThat(desk.row(id).counts()).isEqualTo(new Counts(1003, 0, 0, 0, 0, 0, 0));
        assertThat(desk.kinds(id, next)).hasSize(1003);
        assertThat(desk.number("select count(*) from trade where status = 'PENDING' and batch_id = '" + id + "'"))
                .isEqualTo(1003);
    }

    @Test
    void whoever_claims_to_ask_also_finds_what_a_dead_owner_left_running() {
        UUID id = desk.batch(3);
        RunKey key = desk.claimed(OTHER).key();
        desk.write(key, desk.course(id, 2).intoDoubt(1));
        Course quoted = desk.course(id, 3);
        desk.write(key, quoted.begun(), quoted.quoted(601));
        desk.expire(id);
        Claim claim = desk.claims().claimForAsking(id, ME, LOCK).orElseThrow();
        assertThat(claim.quotesToCancel()).containsExactly(601L);
        assertThat(desk.row(id).counts()).isEqualTo(new Counts(2, 0, 0, 1, 0, 0, 0));
        assertThat(desk.course(id, 3).state().status()).isEqualTo(TradeStatus.PENDING);
    }
}
