package com.fxbatchtrader.store.run;

import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Flight;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A database that shows the SQL that Hibernate makes just before it is sent, so that a test can pin it, or do
/// something between two steps of a transaction.
public final class WatchedDatabase implements OpenDatabase {

    /// Among the SQL, where the time-out of statements was lifted.
    public static final String LIFTED = "(the time-out of statements is lifted)";

    /// Among the SQL, where it was written through to the disk.
    public static final String DURABLE = "(written through)";

    private final OpenDatabase database;
    private final Consumer<String> before;
    private final List<String> around;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    public WatchedDatabase(OpenDatabase database, Consumer<String> before) {
        this(database, before, List.of());
    }

    private WatchedDatabase(OpenDatabase database, Consumer<String> before, List<String> around) {
        this.database = database;
        this.before = before;
        this.around = around;
    }

    /// One whose transactions wait for a row for 60 ms only.
    public static WatchedDatabase hasty(Database database) {
        List<String> around =
                database.dialect().h2()
                        ? List.of("set lock_timeout 60", "set lock_timeout 5000")
                        : List.of("set local lock_timeout = 60");
        return new WatchedDatabase(database, _ -> {}, around);
    }

    /// All SQL so far, in small letters.
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /// The queries that lock.
    public List<String> locking() {
        return seen.stream().filter(sql -> sql.contains(" for ")).toList();
    }

    @Override
    public <T> T inTransaction(Function<StatelessSession, T> work) {
        return database.inTransaction(session -> watched(session, work));
    }

    @Override
    public <T> T inLeaseTransaction(Function<StatelessSession, T> work) {
        return database.inLeaseTransaction(session -> watched(session, work));
    }

    private <T> T watched(StatelessSession session, Function<StatelessSession, T> work) {
        return session.doReturningWork(
                connection -> {
                    try (StatelessSession inner =
                            session.getFactory()
                                    .withStatelessOptions()
                                    .connection(connection)
                                    .statementInspector((UnaryOperator<String>) this::passing)
                                    .openStatelessSession()) {
                        run(connection, around.stream().findFirst());
                        T result = work.apply(inner);
                        ((SharedSessionContractImplementor) inner).getJdbcCoordinator().executeBatch();
                        return result;
                    } finally {
                        run(connection, around.stream().skip(1).findFirst());
                    }
                });
    }

    private static void run(Connection connection, Optional<String> command) throws SQLException {
        if (command.isPresent()) {
            try (var statement = connection.createStatement()) {
                statement.execute(command.get());
            }
        }
    }

    private String passing(String sql) {
        seen.add(sql.toLowerCase(Locale.ROOT));
        before.accept(sql);
        return sql;
    }

    @Override
    public Instant clock(StatelessSession session) {
        return database.clock(session);
    }

    @Override
    public void liftStatementTimeout(StatelessSession session) {
        seen.add(LIFTED);
        database.liftStatementTimeout(session);
    }

    @Override
    public Flight flight() {
        return database.flight();
    }

    @Override
    public void makeDurable() {
        seen.add(DURABLE);
        database.makeDurable();
    }

    @Override
    public UUID deskId() {
        return database.deskId();
    }
}
