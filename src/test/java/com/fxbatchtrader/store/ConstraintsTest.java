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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Each constraint of the schema refuses what it is there for, and is known by its name in the message.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstraintsTest {

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

    private static void assertRefused(ThrowingCallable change, String constraint) {
        assertThatThrownBy(change)
                .isInstanceOf(SQLException.class)
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)).contains(constraint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "status = 'LOST'; batch_status_known",
                "priority = 0; batch_priority_range",
                "priority = 11; batch_priority_range",
                "max_concurrent_trades = 0; batch_limit_range",
                "max_concurrent_trades = 101; batch_limit_range",
                "current_concurrent_trades = -1; batch_",
                "locked_by = 'a'; batch_lock_whole",
                "locked_at = now(); batch_lock_whole",
                "locked_by = 'a', locked_at = now(), lock_timeout = now(), status = 'DRAFT'; batch_locked_runs",
                "requested_state = 'RUNNING'; batch_request_known",
                "pending_trades = 2; batch_counts",
                "pending_trades = 2, failed_trades = -1; batch_counts",
                "status = 'SUCCESS'; batch_end_is_proven",
                "status = 'CANCELLED'; batch_end_is_proven"
            })
    void a_batch_is_whole(String change, String constraint) throws SQLException {
        UUID batch = rows.batch(Map.of());
        assertRefused(() -> rows.update("batch", batch, change), constraint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "status = 'LOST'; trade_status_known",
                "side = 'HOLD'; trade_side_known",
                "delivery = 'LATE'; trade_delivery_known",
                "amount = 0; trade_amount_positive",
                "status = 'BOOKED'; trade_booking_has_attempt",
                "status = 'IN_DOUBT'; trade_booking_has_attempt",
                "status = 'FAILED'; trade_failed_has_reason"
            })
    void a_trade_is_whole(String change, String constraint) throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        assertRefused(() -> rows.update("trade", trade, change), constraint);
    }

    @Test
    void a_trade_that_is_not_at_the_bank_has_no_open_attempt() throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        UUID attempt = rows.attempt(trade, Map.of());
        assertRefused(
                () -> rows.update("trade", trade, "open_attempt_id = '" + attempt + "'"), "trade_open_attempt_only");
    }

    @Test
    void a_success_has_its_figures() throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        UUID attempt = rows.attempt(trade, Map.of());
        rows.update("trade", trade, "status = 'BOOKING', open_attempt_id = '" + attempt + "'");
        rows.update("trade", trade, "status = 'BOOKED'");
        rows.update(
                "booking_attempt",
                attempt,
                "outcome = 'BOOKED', open_trade_id = null, proof = 'ANSWER',"
                        + " proven_at = now(), bank_transaction_id = 'F1'");
        assertRefused(
                () -> rows.update("trade", trade, "status = 'SUCCESS', open_attempt_id = null, bank_rate = 17.79"),
                "trade_success_has_figures");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "outcome = 'MAYBE'; attempt_",
                "open_trade_id = null; attempt_open_marked",
                "proof = 'ANSWER'; attempt_open_marked",
                "outcome = 'NOT_BOOKED', open_trade_id = null; attempt_open_marked",
                "outcome = 'BOOKED', open_trade_id = null, proof = 'ANSWER', proven_at = now(); attempt_booked_has_id"
            })
    void an_attempt_is_whole(String change, String constraint) throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        UUID attempt = rows.attempt(trade, Map.of());
        assertRefused(() -> rows.update("booking_attempt", attempt, change), constraint);
    }

    @Test
    void a_trade_has_one_open_attempt_at_most() throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        rows.attempt(trade, Map.of());
        assertRefused(() -> rows.attempt(trade, with("number", "2")), "attempt_one_open");
        assertRefused(
                () -> rows.attempt(trade, with("number", "2", "open_trade_id", text(UUID.randomUUID()))),
                "attempt_open_is_own");
    }

    @Test
    void key_number_and_the_banks_id_of_an_attempt_are_used_once() throws SQLException {
        UUID trade = rows.trade(rows.batch(Map.of()), Map.of());
        UUID other = rows.trade(rows.batch(Map.of()), Map.of());
        String key = text(UUID.randomUUID());
        rows.attempt(trade, with("booking_key", key));
        assertRefused(() -> rows.attempt(other, with("booking_key", key)), "attempt_key_unique");
        assertRefused(() -> rows.attempt(trade, Map.of()), "attempt_");
        Map<String, String> booked =
                with(
                        "open_trade_id",
                        "null",
                        "outcome",
                        "'BOOKED'",
                        "proof",
                        "'ANSWER'",
                        "proven_at",
                        "now()",
                        "bank_transaction_id",
                        text("T-" + trade));
        rows.attempt(rows.trade(rows.batch(Map.of()), Map.of()), booked);
        assertRefused(() -> rows.attempt(other, booked), "attempt_bank_id_unique");
    }

    @Test
    void an_event_has_its_own_number_in_a_known_stream() throws SQLException {
        UUID stream = UUID.randomUUID();
        rows.event(stream, 1);
        assertRefused(() -> rows.event(stream, 1), "event_number_unique");
        assertRefused(
                () ->
                        rows.insert(
                                "event",
                                with("stream", "'TRADE'"),
                                with(
                                        "stream_id",
                                        text(stream),
                                        "number",
                                        "2",
                                        "kind",
                                        "'TEST'",
                                        "actor",
                                        "'system'",
                                        "happened_at",
                                        "now()",
                                        "offset_ms",
                                        "0",
                                        "recorded_at",
                                        "now()",
                                        "prior_hash",
                                        "''",
                                        "hash",
                                        "''")),
                "event_stream_known");
    }

    @Test
    void numbers_files_and_contents_of_batches_are_unique() throws SQLException {
        rows.batch(with("number", "7", "unique_file", "'f'", "unique_content", "'c'"));
        assertRefused(() -> rows.batch(with("number", "7")), "batch_number_unique");
        assertRefused(() -> rows.batch(with("unique_file", "'f'")), "batch_file_unique");
        assertRefused(() -> rows.batch(with("unique_content", "'c'")), "batch_content_unique");
    }

    @Test
    void there_is_one_desk_and_a_stop_has_its_reason() {
        assertRefused(() -> rows.execute("update desk set id = 2"), "desk_one_row");
        assertRefused(() -> rows.execute("update desk set stopped_at = now()"), "desk_stop_has_reason");
    }

    @Test
    void a_break_is_closed_by_two_people() throws SQLException {
        UUID gap =
                rows.insert(
                        "reconciliation_break",
                        Map.of(),
                        with("kind", "'ORPHAN'", "detail", "'a booking without a trade'", "opened_at", "now()"));
        assertRefused(
                () ->
                        rows.update(
                                "reconciliation_break",
                                gap,
                                "closed_at = now(), closed_by = 'ann'," + " second_closed_by = 'ann'"),
                "break_two_people");
        assertThat(
                        rows.update(
                                "reconciliation_break",
                                gap,
                                "closed_at = now(), closed_by = 'ann'," + " second_closed_by = 'ben'"))
                .isEqualTo(1);
    }

    @Test
    void codes_sort_by_code_point() throws SQLException {
        rows.insert("client", with("cif", "'b'"), client());
        rows.insert("client", with("cif", "'B'"), client());
        rows.insert("client", with("cif", "'a'"), client());
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery("select cif from client where cif in ('a', 'b', 'B') order by cif")) {
            List<String> order = new ArrayList<>();
            while (found.next()) {
                order.add(found.getString(1));
            }
            assertThat(order).containsExactly("B", "a", "b");
        }
    }

    private static Map<String, String> client() {
        return with(
                "name",
                "'Fictional'",
                "spread",
                "0",
                "active",
                "true",
                "created_at",
                "now()",
                "changed_at",
                "now()",
                "events_head_number",
                "0",
                "events_head_hash",
                "''");
    }
}
