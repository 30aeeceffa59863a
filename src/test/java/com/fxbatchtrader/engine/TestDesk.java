package com.fxbatchtrader.engine;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.client.Account;
import com.fxbatchtrader.domain.client.Client;
import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.time.Pacing;
import com.opengamma.strata.basics.currency.CurrencyPair;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// A desk with clients and queued batches on a database of its own, and engines that trade on it.
final class TestDesk implements AutoCloseable {

    static final List<Class<?>> ENTITIES = List.of(
            Desk.class, Client.class, Account.class, Batch.class, Trade.class, BookingAttempt.class);

    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;
    private int batches;

    private TestDesk(Database database, Pacing pacing) {
        this.database = database;
        this.pacing = pacing;
        this.ids = new Uuid7(pacing);
    }

    static TestDesk open(DatabaseSettings settings, Pacing pacing) {
        return new TestDesk(Database.open(settings, ENTITIES, pacing), pacing);
    }

    static TestDesk inMemory(Pacing pacing) {
        return open(DatabaseSettings.h2Memory("desk-" + UUID.randomUUID()), pacing);
    }

    Database database() {
        return database;
    }

    /// What is known of a trade for assertions.
    record TradeRow(UUID id, int row, TradeStatus status, String reason, BigDecimal amount, int attempts) {}

    /// Queues a batch of that many trades of different amounts.
    UUID queue(int trades, int limit, int priority) {
        UUID batchId = ids.next();
        batches++;
        database.inTransactionDo(session -> session.doWork(connection -> {
            insertBatch(connection, batchId, trades, limit, priority);
            for (int row = 2; row < trades + 2; row++) {
                insertTrade(connection, batchId, row);
            }
        }));
        return batchId;
    }

    private void insertBatch(Connection connection, UUID id, int trades, int limit, int priority) throws SQLException {
        run(
                connection,
                "insert into batch (id, number, name, status, submitted_by, created_at, priority, queue_position,"
                        + " max_concurrent_trades, total_trades, pending_trades, content_hash, events_head_number,"
                        + " events_head_hash) values (?, ?, ?, 'PENDING', 'user:test@here', ?, ?, ?, ?, ?, ?, 'x', 0, ?)",
                id, batches, "Batch " + batches, now(), priority, batches * (1L << 32), limit, trades, trades,
                StreamHead.GENESIS);
    }

    private void insertTrade(Connection connection, UUID batchId, int row) throws SQLException {
        UUID client = ids.next();
        UUID from = ids.next();
        UUID to = ids.next();
        String cif = batches + "-" + row;
        run(
                connection,
                "insert into client (id, cif, name, spread, active, created_at, changed_at, events_head_number,"
                        + " events_head_hash) values (?, ?, 'Fictional', 358, true, ?, ?, 0, ?)",
                client, cif, now(), now(), StreamHead.GENESIS);
        run(
                connection,
                "insert into account (id, client_id, currency, number, created_at) values (?, ?, 'ZAR', ?, ?)",
                from, client, "1" + cif, now());
        run(
                connection,
                "insert into account (id, client_id, currency, number, created_at) values (?, ?, 'USD', ?, ?)",
                to, client, "2" + cif, now());
        run(
                connection,
                "insert into trade (id, batch_id, row_number, client_id, cif, from_account_id, to_account_id, side,"
                        + " pair, deal_currency, amount, spread, delivery, value_date_given, row_hash, status,"
                        + " changed_at) values (?, ?, ?, ?, ?, ?, ?, 'BUY', 'USD/ZAR', 'ZAR', ?, 358, 'CASH', false,"
                        + " 'x', 'PENDING', ?)",
                ids.next(), batchId, row, client, cif, from, to,
                new BigDecimal(batches * 100_000 + row).movePointLeft(2).add(new BigDecimal(1000)), now());
    }

    private Object now() {
        return pacing.instant().atOffset(ZoneOffset.UTC);
    }

    static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    Batch batch(UUID id) {
        return database.inTransaction(
                session -> Optional.ofNullable(session.get(Batch.class, id)).orElseThrow());
    }

    List<TradeRow> trades(UUID batchId) {
        return database.inTransaction(session -> {
            List<TradeRow> rows = new ArrayList<>();
            for (Trade trade : session.createQuery(
                            "from Trade t where t.batchId = :id order by t.rowNumber", Trade.class)
                    .setParameter("id", batchId)
                    .getResultList()) {
                rows.add(new TradeRow(
                        trade.id(),
                        trade.rowNumber(),
                        trade.state().status(),
                        trade.state().reasonCode(),
                        trade.amount(),
                        trade.state().attempts()));
            }
            return rows;
        });
    }

    static EngineSettings settings(String owner) {
        return new EngineSettings(
                owner,
                Duration.ofMinutes(5),
                50,
                3,
                0,
                Duration.ofSeconds(13),
                Duration.ofSeconds(30),
                new RateGuard(new BigDecimal(50), BigDecimal.ZERO, Duration.ofSeconds(3)),
                3,
                6,
                ZoneId.of("Africa/Johannesburg"));
    }

    /// An engine that claims whatever is queued.
    Engine engine(EngineSettings settings, MemoryBank bank, Pacing on, EngineListener listener) {
        return new Engine(
                settings,
                new Engine.World(
                        database,
                        bank,
                        on,
                        new Uuid7(on),
                        new Random(1),
                        new ValueDates(
                                new BusinessDays(List.of()), CutOffs.NONE, ZoneId.of("Africa/Johannesburg")),
                        new FixedReference(),
                        new Everything(),
                        listener));
    }

    @Override
    public void close() {
        database.close();
    }

    /// Claims all.
    private static final class Everything implements Engine.Demand {
        @Override
        public boolean wantsMore() {
            return true;
        }

        @Override
        public void claimed(UUID batchId) {}
    }

    /// The bank's usual rate as reference.
    private static final class FixedReference implements ReferenceRates {
        @Override
        public Optional<String> missing(CurrencyPair pair) {
            return Optional.empty();
        }

        @Override
        public BigDecimal reference(CurrencyPair pair, BigDecimal quoted) {
            return MemoryBank.RATE;
        }

        @Override
        public void passed(CurrencyPair pair, BigDecimal quoted) {}
    }

    /// The time on the database's side of the world.
    Instant instant() {
        return pacing.instant();
    }
}
