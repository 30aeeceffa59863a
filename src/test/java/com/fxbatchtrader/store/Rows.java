package com.fxbatchtrader.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes rows past all code, as SQL, for tests of what the database itself refuses. Values are SQL expressions; what a
/// test does not name has a harmless default.
final class Rows {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    /// Some columns of a row: name, SQL expression, name, SQL expression…
    static Map<String, String> with(String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    static String text(Object value) {
        return "'" + value + "'";
    }

    UUID client() throws SQLException {
        return insert(
                "client",
                Map.of(),
                with(
                        "cif",
                        text("CIF" + NUMBERS.incrementAndGet()),
                        "name",
                        "'Fictional Traders'",
                        "spread",
                        "358",
                        "active",
                        "true",
                        "created_at",
                        "now()",
                        "changed_at",
                        "now()",
                        "events_head_number",
                        "0",
                        "events_head_hash",
                        "''"));
    }

    UUID account(UUID client, String currency) throws SQLException {
        return insert(
                "account",
                Map.of(),
                with(
                        "client_id",
                        text(client),
                        "currency",
                        text(currency),
                        "number",
                        text(NUMBERS.incrementAndGet()),
                        "created_at",
                        "now()"));
    }

    UUID batch(Map<String, String> values) throws SQLException {
        return insert(
                "batch",
                values,
                with(
                        "number",
                        String.valueOf(NUMBERS.incrementAndGet()),
                        "name",
                        "'morning'",
                        "status",
                        "'PENDING'",
                        "submitted_by",
                        "'user:ann@desk-1'",
                        "created_at",
                        "now()",
                        "priority",
                        "5",
                        "queue_position",
                        "1",
                        "max_concurrent_trades",
                        "5",
                        "total_trades",
                        "1",
                        "pending_trades",
                        "1",
                        "content_hash",
                        "'c'",
                        "events_head_number",
                        "0",
                        "events_head_hash",
                        "''"));
    }

    UUID trade(UUID batch, Map<String, String> values) throws SQLException {
        UUID client = client();
        return insert(
                "trade",
                values,
                with(
                        "batch_id",
                        text(batch),
                        "row_number",
                        String.valueOf(NUMBERS.incrementAndGet()),
                        "client_id",
                        text(client),
                        "cif",
                        "'CIF1'",
                        "from_account_id",
                        text(account(client, "ZAR")),
                        "to_account_id",
                        text(account(client, "USD")),
                        "side",
                        "'BUY'",
                        "pair",
                        "'USD/ZAR'",
                        "deal_currency",
                        "'ZAR'",
                        "amount",
                        "200000",
                        "spread",
                        "358",
                        "delivery",
                        "'CASH'",
                        "value_date_given",
                        "false",
                        "row_hash",
                        "'h'",
                        "status",
                        "'PENDING'",
                        "changed_at",
                        "now()"));
    }

    UUID attempt(UUID trade, Map<String, String> values) throws SQLException {
        return insert(
                "booking_attempt",
                values,
                with(
                        "trade_id",
                        text(trade),
                        "open_trade_id",
                        text(trade),
                        "number",
                        "1",
                        "booking_key",
                        text(UUID.randomUUID()),
                        "quote_id",
                        "77",
                        "quoted_rate",
                        "17.7930",
                        "deal_rate",
                        "17.7930",
                        "quote_expiry",
                        "now()",
                        "venue",
                        "'bank'",
                        "committed_at",
                        "now()",
                        "outcome",
                        "'OPEN'"));
    }

    UUID event(UUID stream, int number) throws SQLException {
        return insert(
                "event",
                Map.of(),
                with(
                        "stream",
                        "'BATCH'",
                        "stream_id",
                        text(stream),
                        "number",
                        String.valueOf(number),
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
                        "''"));
    }

    UUID insert(String table, Map<String, String> values, Map<String, String> defaults) throws SQLException {
        UUID id = UUID.randomUUID();
        Map<String, String> row = new LinkedHashMap<>(defaults);
        row.put("id", text(id));
        row.putAll(values);
        execute(
                "insert into "
                        + table
                        + " ("
                        + String.join(", ", row.keySet())
                        + ") values ("
                        + String.join(", ", row.values())
                        + ")");
        return id;
    }

    int update(String table, UUID id, String change) throws SQLException {
        return execute("update " + table + " set " + change + " where id = '" + id + "'");
    }

    int execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(command);
        }
    }
}
