package com.fxbatchtrader.bench;

import com.fxbatchtrader.time.Pacing;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// What a plain program would do: five fenced states a trade, each an update in auto-commit, by some threads on a pool
/// of as many connections. No events, no attempts, no reservations, no check of a stop flag.
final class BareLoop implements AutoCloseable {

    private static final String[] STATES = {"PENDING", "EXECUTING", "QUOTED", "BOOKING", "BOOKED", "SUCCESS"};

    private static final String UPDATE =
            "update bare_trade set status = ?, changed_at = clock_timestamp() where id = ? and status = ?"
                    + " and exists (select 1 from bare_batch where id = ? and fence = ?)";

    private final HikariDataSource pool;
    private final Pacing pacing;
    private final int threads;

    BareLoop(String url, String user, String password, int threads, Pacing pacing) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(threads);
        config.setAutoCommit(true);
        this.pool = new HikariDataSource(config);
        this.pacing = pacing;
        this.threads = threads;
        execute("create table if not exists bare_batch (id uuid primary key, fence bigint not null)");
        execute(
                "create table if not exists bare_trade (id uuid primary key, batch_id uuid not null,"
                        + " status varchar(20) not null, changed_at timestamp with time zone)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Takes that many trades through their states.
    ///
    /// @return trades a second
    double run(int trades) throws SQLException {
        UUID batch = UUID.randomUUID();
        execute("insert into bare_batch values ('" + batch + "', 1)");
        List<UUID> ids = insert(batch, trades);
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Boolean>> ends = new ArrayList<>();
        long began = pacing.nanos();
        for (int i = 0; i < threads; i++) {
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            ends.add(end);
            pacing.start(
                    "bare-" + i,
                    () -> {
                        try {
                            for (int at = next.getAndIncrement(); at < trades; at = next.getAndIncrement()) {
                                trade(batch, ids.get(at));
                            }
                            end.complete(true);
                        } catch (SQLException e) {
                            end.completeExceptionally(e);
                        }
                    });
        }
        ends.forEach(pacing::await);
        return trades / ((pacing.nanos() - began) / 1e9);
    }

    private List<UUID> insert(UUID batch, int trades) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into bare_trade values (?, ?, 'PENDING', null)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < trades; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id);
                insert.setObject(1, id);
                insert.setObject(2, batch);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        return ids;
    }

    private void trade(UUID batch, UUID trade) throws SQLException {
        for (int i = 1; i < STATES.length; i++) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement update = connection.prepareStatement(UPDATE)) {
                update.setString(1, STATES[i]);
                update.setObject(2, trade);
                update.setString(3, STATES[i - 1]);
                update.setObject(4, batch);
                update.setLong(5, 1);
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException("a state was not written");
                }
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
