package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.time.VirtualPacing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// A desk with clients and queued batches, seen from the database's side; [Workstation]s trade on it.
final class TestDesk {

    private final Database database;
    private final VirtualPacing time;
    private final VirtualPacing server;
    private final Uuid7 ids;
    private final Map<String, UUID[]> clients = new HashMap<>();
    private int batches;
    private int orders;

    /// @param time the machine of the test's main thread
    TestDesk(VirtualPacing time) {
        this.database = SharedDatabase.empty();
        this.time = time;
        this.server = time.beside();
        this.ids = new Uuid7(server);
    }

    Database database() {
        return database;
    }

    /// The machine on which the database runs: its clock is the database's.
    VirtualPacing server() {
        return server;
    }

    VirtualPacing time() {
        return time;
    }

    /// A workstation whose machine is that of the main thread.
    Workstation workstation(String owner) {
        return new Workstation(this, owner, time);
    }

    /// A workstation with a machine of its own, which can be killed.
    Workstation workstationBeside(String owner) {
        return new Workstation(this, owner, time.beside());
    }

    /// Queues a batch of that many trades, each of a client of its own.
    UUID queue(int trades, int limit, int priority) {
        List<Order> list = new ArrayList<>();
        for (int i = 0; i < trades; i++) {
            list.add(Order.buy("C" + (batches + 1) + "-" + i, uniqueAmount()));
        }
        return queue(limit, priority, list);
    }

    UUID queue(int limit, int priority, Order... list) {
        return queue(limit, priority, List.of(list));
    }

    UUID queue(int limit, int priority, List<Order> list) {
        UUID batchId = ids.next();
        batches++;
        sql(
                connection -> {
                    insertBatch(connection, batchId, list.size(), limit, priority);
                    int row = 2;
                    for (Order order : list) {
                        insertTrade(connection, batchId, row++, order);
                    }
                });
        return batchId;
    }

    /// An amount that no other trade of this desk has.
    String uniqueAmount() {
        orders++;
        return new BigDecimal(100_000 + orders).movePointLeft(2).add(new BigDecimal(1000)).toPlainString();
    }

    private void insertBatch(Connection connection, UUID id, int trades, int limit, int priority) throws SQLException {
        run(
                connection,
                "insert into batch (id, number, name, status, submitted_by, created_at, priority, queue_position,"
                    + " max_concurrent_trades, total_trades, pending_trades, content_hash, events_head_number,"
                    + " events_head_hash) values (?, ?, ?, 'PENDING', 'user:test@here', ?, ?, ?, ?, ?, ?, 'x', 0, ?)",
                id,
                batches,
                "Batch " + batches,
                now(),
                priority,
                batches * (1L << 32),
                limit,
                trades,
                trades,
                StreamHead.GENESIS);
    }

    private void insertTrade(Connection connection, UUID batchId, int row, Order order) throws SQLException {
        UUID[] client = client(connection, order.cif());
        boolean zarPays = order.side() == com.fxbatchtrader.domain.money.Side.BUY;
        run(
                connection,
                "insert into trade (id, batch_id, row_number, client_id, cif, from_account_id, to_account_id, side,"
                        + " pair, deal_currency, amount, spread, delivery, value_date, value_date_given, row_hash,"
                        + " status, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'USD/ZAR', ?, ?, 358, ?, ?, ?, 'x',"
                        + " 'PENDING', ?)",
                ids.next(),
                batchId,
                row,
                client[0],
                order.cif(),
                client[zarPays ? 1 : 2],
                client[zarPays ? 2 : 1],
                order.side().name(),
                order.dealCurrency(),
                order.amount(),
                order.delivery().name(),
                order.valueDate().orElse(null),
                order.valueDate().isPresent(),
                now());
    }

    private UUID[] client(Connection connection, String cif) throws SQLException {
        UUID[] known = clients.get(cif);
        if (known != null) {
            return known;
        }
        UUID[] made = {ids.next(), ids.next(), ids.next()};
        run(
                connection,
                "insert into client (id, cif, name, spread, active, created_at, changed_at, events_head_number,"
                        + " events_head_hash) values (?, ?, 'Fictional', 358, true, ?, ?, 0, ?)",
                made[0],
                cif,
                now(),
                now(),
                StreamHead.GENESIS);
        String account = "insert into account (id, client_id, currency, number, created_at) values (?, ?, ?, ?, ?)";
        run(connection, account, made[1], made[0], "ZAR", "1000-" + cif, now());
        run(connection, account, made[2], made[0], "USD", "2000-" + cif, now());
        clients.put(cif, made);
        return made;
    }

    private Object now() {
        return server.instant().atOffset(ZoneOffset.UTC);
    }

    /// What an operator or another process does.
    interface Doing {
        void on(Connection connection) throws SQLException;
    }

    void sql(Doing doing) {
        database.inTransactionDo(session -> session.doWork(doing::on));
    }

    /// @param values for the question marks
    void sql(String statement, Object... values) {
        sql(connection -> run(connection, statement, values));
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    void stop() {
        sql("update desk set stopped_at = ?, stopped_by = 'user:boss@here', stop_reason = 'a test'", now());
    }

    void go() {
        sql("update desk set stopped_at = null, stopped_by = null, stop_reason = null");
    }

    void limit(UUID batch, int limit) {
        sql("update batch set max_concurrent_trades = ? where id = ?", limit, batch);
    }

    /// A person asks the owner for PAUSED or CANCELLED.
    void request(UUID batch, String state) {
        sql(
                "update batch set requested_state = ?, requested_by = 'user:boss@here', requested_reason = 'a test',"
                        + " requested_at = ? where id = ?",
                state,
                now(),
                batch);
    }

    /// A person takes the lock away from its owner.
    void release(UUID batch) {
        sql(
                "update batch set barred_owner = locked_by, barred_until = dateadd(minute, 5, locked_at),"
                        + " locked_by = null, locked_at = null, lock_timeout = null where id = ?",
                batch);
    }

    Batch batch(UUID id) {
        return database.inTransaction(session -> Optional.ofNullable(session.get(Batch.class, id)).orElseThrow());
    }

    /// What is known of a trade for assertions.
    record TradeRow(
            UUID id,
            int row,
            String cif,
            TradeStatus status,
            String reason,
            String text,
            BigDecimal amount,
            int attempts,
            Optional<BigDecimal> clientRate) {}

    List<TradeRow> trades(UUID batchId) {
        return database.inTransaction(
                session ->
                        session
                                .createQuery("from Trade t where t.batchId = :id order by t.rowNumber", Trade.class)
                                .setParameter("id", batchId)
                                .getResultList()
                                .stream()
                                .map(TestDesk::row)
                                .toList());
    }

    List<TradeRow> allTrades() {
        return database.inTransaction(
                session ->
                        session.createQuery("from Trade t", Trade.class).getResultList().stream()
                                .map(TestDesk::row)
                                .toList());
    }

    private static TradeRow row(Trade trade) {
        return new TradeRow(
                trade.id(),
                trade.rowNumber(),
                trade.cif(),
                trade.state().status(),
                trade.state().reasonCode(),
                trade.state().reasonText(),
                trade.amount(),
                trade.state().attempts(),
                trade.state().clientRate());
    }

    /// The only trade of a batch.
    TradeRow trade(UUID batchId) {
        assertThat(trades(batchId)).hasSize(1);
        return trades(batchId).getFirst();
    }

    /// A trade's attempts in their order.
    List<BookingAttempt> attempts(UUID tradeId) {
        return database.inTransaction(
                session ->
                        session.createQuery(
                                        "from BookingAttempt a where a.tradeId = :id order by a.number",
                                        BookingAttempt.class)
                                .setParameter("id", tradeId)
                                .getResultList());
    }

    /// The kinds of a batch's events, in their order.
    List<String> events(UUID batchId) {
        return column("select kind from event where stream_id = ? order by number", batchId);
    }

    /// The kinds of a trade's events, in their order, without the prefix.
    List<String> steps(UUID tradeId) {
        return column("select kind from event where trade_id = ? order by number", tradeId).stream()
                .map(kind -> kind.replace("TRADE_", ""))
                .toList();
    }

    List<String> column(String sql, Object... values) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    List<String> found = new ArrayList<>();
                                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                                        for (int i = 0; i < values.length; i++) {
                                            select.setObject(i + 1, values[i]);
                                        }
                                        try (ResultSet row = select.executeQuery()) {
                                            while (row.next()) {
                                                found.add(row.getString(1));
                                            }
                                        }
                                    }
                                    return found;
                                }));
    }

    /// Lets virtual time go on until it is so.
    void await(String what, Duration atMost, BooleanSupplier condition) {
        long end = time.nanos() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(time.nanos()).as(what + ": " + this).isLessThan(end);
            time.pause(Duration.ofMillis(100));
        }
    }

    void awaitEnd(UUID batch) {
        awaitEnd(batch, Duration.ofMinutes(2));
    }

    void awaitEnd(UUID batch, Duration atMost) {
        await("the batch has ended", atMost, () -> batch(batch).status().ended());
    }

    Instant databaseNow() {
        return server.instant();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (TradeRow trade : allTrades()) {
            text.append("\n  ").append(trade);
        }
        return text.toString();
    }
}
