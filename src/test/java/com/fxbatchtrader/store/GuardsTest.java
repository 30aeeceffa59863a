package com.fxbatchtrader.store;

import static com.fxbatchtrader.store.Rows.text;
import static com.fxbatchtrader.store.Rows.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.time.SystemPacing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/// What the database itself refuses, whatever the code does: each forbidden change, and beside it one that is allowed.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardsTest {

    private static final String FIGURES =
            "bank_rate = 17.7930, client_rate = 17.8288, base_amount = 11217.80, margin = 401.60";

    @Parameter DatabaseKind kind = DatabaseKind.H2_MEMORY;

    private TestDatabase fresh;
    private Connection connection;
    private Rows rows;

    @BeforeParameterizedClassInvocation
    void open() {
        fresh = TestDatabase.fresh(kind, new SystemPacing());
        connection = fresh.connect();
        rows = new Rows(connection);
    }

    @AfterParameterizedClassInvocation
    void remove() throws SQLException {
        connection.close();
        fresh.close();
    }

    private static void assertRefused(ThrowingCallable change, String why) {
        assertThatThrownBy(change)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why)
                .extracting(e -> ((SQLException) e).getSQLState())
                .asString()
                .startsWith("23");
    }

    private UUID endedBatch(String status) throws SQLException {
        return rows.batch(with("status", text(status), "pending_trades", "0", "failed_trades", "1"));
    }

    private UUID tradeAtTheBank(String status) throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        UUID attempt = rows.attempt(trade, Map.of());
        rows.update("trade", trade, "status = '" + status + "', open_attempt_id = '" + attempt + "'");
        return trade;
    }

    private void close(UUID trade, String outcome) throws SQLException {
        rows.execute(
                "update booking_attempt set open_trade_id = null, outcome = '"
                        + outcome
                        + "', proof = 'ANSWER',"
                        + " proven_at = now(), bank_transaction_id = 'B"
                        + trade
                        + "' where trade_id = '"
                        + trade
                        + "'");
    }

    @Test
    void the_fence_of_a_batch_never_falls() throws SQLException {
        UUID batch = rows.batch(with("fence", "7"));
        rows.update("batch", batch, "fence = 8");
        rows.update("batch", batch, "name = 'same fence'");
        assertRefused(() -> rows.update("batch", batch, "fence = 7"), "fence");
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS,PENDING",
        "SUCCESS,FAILED",
        "CANCELLED,PENDING",
        "CANCELLED,RUNNING",
        "FAILED,RUNNING",
        "FAILED,SUCCESS",
        "PARTIAL_SUCCESS,CANCELLED",
        "PARTIAL_SUCCESS,PAUSED"
    })
    void an_ended_batch_stays_ended(String from, String to) throws SQLException {
        UUID batch = endedBatch(from);
        rows.update("batch", batch, "name = 'still " + from + "'");
        assertRefused(() -> rows.update("batch", batch, "status = '" + to + "'"), "is final (" + from + ")");
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "PARTIAL_SUCCESS"})
    void a_retry_takes_an_ended_batch_back_to_the_queue(String from) throws SQLException {
        UUID batch = endedBatch(from);
        assertThat(rows.update("batch", batch, "status = 'PENDING', pending_trades = 1, failed_trades = 0"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PENDING", "EXECUTING", "QUOTED", "FAILED", "IN_DOUBT"})
    void a_booked_trade_that_succeeded_stays_so(String to) throws SQLException {
        UUID trade = tradeAtTheBank("BOOKED");
        close(trade, "BOOKED");
        rows.update("trade", trade, "status = 'SUCCESS', open_attempt_id = null, " + FIGURES);
        assertRefused(
                () -> rows.update("trade", trade, "status = '" + to + "', reason_code = 'X'"), "is final (SUCCESS)");
    }

    @ParameterizedTest
    @CsvSource({"PENDING", "EXECUTING", "FAILED"})
    void a_cancelled_trade_stays_so(String to) throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), with("status", "'CANCELLED'"));
        assertRefused(
                () -> rows.update("trade", trade, "status = '" + to + "', reason_code = 'X'"), "is final (CANCELLED)");
    }

    @Test
    void a_failed_trade_opens_only_by_a_retry_that_is_counted() throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), with("status", "'FAILED'", "reason_code", "'NOT_BOOKED'"));
        assertRefused(() -> rows.update("trade", trade, "status = 'PENDING'"), "only a retry");
        assertRefused(() -> rows.update("trade", trade, "status = 'EXECUTING', retries = retries + 1"), "only a retry");
        assertThat(rows.update("trade", trade, "status = 'PENDING', retries = retries + 1")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PENDING", "EXECUTING", "QUOTED"})
    void success_comes_only_from_the_bank(String from) throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), with("status", text(from)));
        assertRefused(() -> rows.update("trade", trade, "status = 'SUCCESS', " + FIGURES), "from " + from);
    }

    @ParameterizedTest
    @CsvSource({"BOOKING", "BOOKED", "IN_DOUBT"})
    void success_needs_a_booked_attempt(String from) throws SQLException {
        UUID trade = tradeAtTheBank(from);
        assertRefused(
                () -> rows.update("trade", trade, "status = 'SUCCESS', open_attempt_id = null, " + FIGURES),
                "without a booked attempt");
        close(trade, "BOOKED");
        assertThat(rows.update("trade", trade, "status = 'SUCCESS', open_attempt_id = null, " + FIGURES)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "PENDING", "CANCELLED"})
    void a_trade_with_an_open_attempt_neither_ends_nor_begins_anew(String to) throws SQLException {
        UUID trade = tradeAtTheBank("IN_DOUBT");
        String change = "status = '" + to + "', open_attempt_id = null, reason_code = 'X'";
        assertRefused(() -> rows.update("trade", trade, change), "has an open attempt");
        close(trade, "NOT_BOOKED");
        assertThat(rows.update("trade", trade, change)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"BOOKED,OPEN", "BOOKED,NOT_BOOKED", "NOT_BOOKED,BOOKED", "NOT_BOOKED,OPEN"})
    void a_closed_attempt_stays_as_it_is(String from, String to) throws SQLException {
        UUID trade = tradeAtTheBank("BOOKING");
        close(trade, from);
        assertRefused(
                () ->
                        rows.execute(
                                "update booking_attempt set outcome = '" + to + "' where trade_id = '" + trade + "'"),
                "is closed (" + from + ")");
    }

    @ParameterizedTest
    @CsvSource({"booking_key = '6d1f0a58-3f0b-4b0e-8d4e-000000000001'", "number = 2"})
    void key_and_number_of_an_attempt_never_change(String change) throws SQLException {
        UUID trade = tradeAtTheBank("BOOKING");
        assertRefused(
                () -> rows.execute("update booking_attempt set " + change + " where trade_id = '" + trade + "'"),
                "never change");
    }

    @Test
    void an_attempt_is_never_deleted() throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        UUID attempt = rows.attempt(trade, Map.of());
        assertRefused(() -> rows.execute("delete from booking_attempt where id = '" + attempt + "'"), "never deleted");
    }

    @Test
    void booking_needs_an_open_attempt_of_its_own() throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), with("status", "'QUOTED'"));
        UUID other = rows.trade(rows.batch(Map.of()), Map.of());
        UUID othersAttempt = rows.attempt(other, Map.of());
        String change = "status = 'BOOKING', open_attempt_id = '";
        assertRefused(() -> rows.update("trade", trade, change + othersAttempt + "'"), "open attempt of its own");
        UUID attempt = rows.attempt(trade, Map.of());
        close(trade, "NOT_BOOKED");
        assertRefused(() -> rows.update("trade", trade, change + attempt + "'"), "open attempt of its own");
        UUID next = rows.attempt(trade, with("number", "2"));
        assertThat(rows.update("trade", trade, change + next + "'")).isEqualTo(1);
    }

    @Test
    void an_attempt_never_moves_to_another_trade() throws SQLException {
        UUID trade = tradeAtTheBank("BOOKING");
        UUID other = rows.trade(rows.batch(Map.of()), Map.of());
        assertRefused(
                () ->
                        rows.execute(
                                "update booking_attempt set trade_id = '"
                                        + other
                                        + "', open_trade_id = '"
                                        + other
                                        + "' where trade_id = '"
                                        + trade
                                        + "'"),
                "never change");
    }

    @Test
    void the_event_log_is_append_only() throws SQLException {
        UUID stream = UUID.randomUUID();
        UUID event = rows.event(stream, 1);
        rows.event(stream, 2);
        assertRefused(() -> rows.update("event", event, "actor = 'user:mallory@desk-9'"), "append-only");
        assertRefused(() -> rows.execute("delete from event where id = '" + event + "'"), "append-only");
        assertThat(fresh.number("select count(*) from event where stream_id = '" + stream + "'")).isEqualTo(2);
    }
}
