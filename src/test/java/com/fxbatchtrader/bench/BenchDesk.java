package com.fxbatchtrader.bench;

import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.Pacing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A desk with a hundred clients and as many queued batches as wanted, in a database of its own.
final class BenchDesk implements AutoCloseable {

    /// CIFs that the bank simulator knows without being told.
    private static final long FIRST_CIF = 40_000_001;

    private static final int CLIENTS = 100;
    private static final int ROUND = 1_000;

    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;
    private final List<UUID[]> clients = new ArrayList<>();
    private long batches;
    private long amounts;

    private BenchDesk(Database database, Pacing pacing) {
        this.database = database;
        this.pacing = pacing;
        this.ids = new Uuid7(pacing);
    }

    static BenchDesk open(DatabaseSettings settings, Pacing pacing) {
        BenchDesk desk = new BenchDesk(another(settings, pacing), pacing);
        desk.work(desk::insertClients);
        return desk;
    }

    /// The same database for another owner.
    static Database another(DatabaseSettings settings, Pacing pacing) {
        return Database.open(settings, TestDatabase.ENTITIES, pacing);
    }

    Database database() {
        return database;
    }

    /// A queued batch.
    UUID queue(int trades, int limit) {
        return queueMany(1, trades, limit).getFirst();
    }

    /// A batch of one trade that somebody has paused.
    UUID paused() {
        return insert(1, 1, 5, "PAUSED").getFirst();
    }

    /// Queued batches, one behind the other, in one transaction.
    List<UUID> queueMany(int count, int trades, int limit) {
        return insert(count, trades, limit, "PENDING");
    }

    private List<UUID> insert(int count, int trades, int limit, String status) {
        List<UUID> made = new ArrayList<>();
        work(
                connection -> {
                    try (PreparedStatement batch = connection.prepareStatement(INSERT_BATCH);
                            PreparedStatement trade = connection.prepareStatement(INSERT_TRADE)) {
                        for (int i = 0; i < count; i++) {
                            UUID id = ids.next();
                            made.add(id);
                            insertBatch(batch, id, status, trades, limit);
                            for (int row = 2; row < trades + 2; row++) {
                                insertTrade(trade, id, row);
                                if (row % ROUND == 0) {
                                    batch.executeBatch();
                                    trade.executeBatch();
                                }
                            }
                            if (i % ROUND == 0) {
                                batch.executeBatch();
                                trade.executeBatch();
                            }
                        }
                        batch.executeBatch();
                        trade.executeBatch();
                    }
                });
        return made;
    }

    private static final String INSERT_BATCH =
            "insert into batch (id, number, name, status, submitted_by, created_at, priority, queue_position,"
                    + " max_concurrent_trades, total_trades, pending_trades, content_hash, events_head_number,"
                    + " events_head_hash) values (?, ?, ?, ?, 'user:bench@here', ?, 5, ?, ?, ?, ?, 'x', 0, ?)";

    private static final String INSERT_TRADE =
            "insert into trade (id, batch_id, row_number, client_id, cif, from_account_id, to_account_id, side, pair,"
                + " deal_currency, amount, spread, delivery, value_date_given, row_hash, status, changed_at) values (?,"
                + " ?, ?, ?, ?, ?, ?, 'BUY', 'USD/ZAR', 'ZAR', ?, 358, 'CASH', false, 'x', 'PENDING', ?)";

    private void insertBatch(PreparedStatement into, UUID id, String status, int trades, int limit)
            throws SQLException {
        batches++;
        bind(
                into,
                id,
                batches,
                "Batch " + batches,
                status,
                now(),
                batches << 32,
                limit,
                trades,
                trades,
                StreamHead.GENESIS);
    }

    private void insertTrade(PreparedStatement into, UUID batch, int row) throws SQLException {
        amounts++;
        int index = (int) (amounts % CLIENTS);
        UUID[] client = clients.get(index);
        BigDecimal amount = BigDecimal.valueOf(100_000 + amounts, 2);
        bind(into, ids.next(), batch, row, client[0], cif(index), client[1], client[2], amount, now());
    }

    private void insertClients(Connection connection) throws SQLException {
        try (PreparedStatement client =
                        connection.prepareStatement(
                                "insert into client (id, cif, name, spread, active, created_at, changed_at,"
                                    + " events_head_number, events_head_hash) values (?, ?, 'Fictional', 358, true, ?,"
                                    + " ?, 0, ?)");
                PreparedStatement account =
                        connection.prepareStatement(
                                "insert into account (id, client_id, currency, number, created_at)"
                                        + " values (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < CLIENTS; i++) {
                UUID[] made = {ids.next(), ids.next(), ids.next()};
                bind(client, made[0], cif(i), now(), now(), StreamHead.GENESIS);
                bind(account, made[1], made[0], "ZAR", "1" + cif(i), now());
                bind(account, made[2], made[0], "USD", "2" + cif(i), now());
                clients.add(made);
            }
            client.executeBatch();
            account.executeBatch();
        }
    }

    static String cif(int index) {
        return Long.toString(FIRST_CIF + index);
    }

    private static void bind(PreparedStatement into, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            into.setObject(i + 1, values[i]);
        }
        into.addBatch();
    }

    private Object now() {
        Instant now = pacing.instant();
        return now.atOffset(ZoneOffset.UTC);
    }

    /// Work on a connection, in one transaction.
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    void work(Work work) {
        database.inTransactionDo(session -> session.doWork(work::on));
    }

    /// The only number that a query answers with.
    long number(String query) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    try (PreparedStatement select = connection.prepareStatement(query);
                                            ResultSet row = select.executeQuery()) {
                                        row.next();
                                        return row.getLong(1);
                                    }
                                }));
    }

    @Override
    public void close() {
        database.close();
    }
}
