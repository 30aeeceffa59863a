package com.fxbatchtrader.store;

import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.postgresql.ServerFacts;
import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.time.Pacing;
import com.zaxxer.hikari.HikariDataSource;

import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// One open database: short transactions in stateless sessions, on the calling thread, which must be a platform thread
/// that nobody interrupts (an interrupt would close H2's file for the whole process, or cut a commit in two).
///
/// Each transaction ends in one of three ways: it returns (committed), it throws [DatabaseUnavailableException] or what
/// the work itself threw (nothing happened), or it throws [CommitUnknownException] (read back before going on). Two
/// pools: leases, recovery and the stop flag have connections of their own, which the trades cannot use up.
///
/// Safe for any thread. A transaction must not be begun inside another one: each takes a connection.
public final class Database implements OpenDatabase, AutoCloseable {

    private final DatabaseParts parts;
    private final SqlProblems problems;
    private final Transactions transactions;
    private final Transactions leaseTransactions;

    /// Shared by transactions, taken whole by [#close()], which so waits for them.
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private final List<Runnable> afterEvents = new CopyOnWriteArrayList<>();
    private final RunningTransactions running;
    private final CommitListener listener;

    private volatile boolean closed;

    /// A commit of an H2 file has thrown since the file was last written through.
    private volatile boolean unsettled;

    private Database(DatabaseParts parts, CommitListener listener) {
        this.parts = parts;
        this.listener = new CommitListeners(listener, afterEvents);
        this.problems = new SqlProblems(parts.settings().location());
        this.running = new RunningTransactions(parts.lastTransaction() + 1);
        this.transactions = over(parts.pool());
        this.leaseTransactions = over(parts.leasePool());
    }

    private Transactions over(HikariDataSource pool) {
        return new Transactions(parts.factory(), pool, problems, listener, running, parts.dialect());
    }

    /// Opens a database: takes an H2 file, or connects to a server; makes the schema of an empty database, checks the
    /// schema of every other; starts Hibernate on the entities.
    ///
    /// @throws DatabaseException when it cannot be used; its kind says why and its message what to do
    public static Database open(DatabaseSettings settings, List<Class<?>> entities, Pacing pacing) {
        return open(settings, entities, pacing, CommitListener.NONE);
    }

    /// The same, with somebody who is told around each commit; see [#open(DatabaseSettings, List, Pacing)].
    public static Database open(
            DatabaseSettings settings, List<Class<?>> entities, Pacing pacing, CommitListener listener) {
        return new Database(
                DatabaseParts.open(settings, DataSources.of(settings), List.copyOf(entities), pacing), listener);
    }

    /// The same over connections of the caller's making.
    static Database open(DatabaseSettings settings, DriverDataSource source, List<Class<?>> entities, Pacing pacing) {
        return new Database(DatabaseParts.open(settings, source, List.copyOf(entities), pacing), CommitListener.NONE);
    }

    @Override
    public <T> T inTransaction(Function<StatelessSession, T> work) {
        return guarded(transactions, work);
    }

    @Override
    public <T> T inLeaseTransaction(Function<StatelessSession, T> work) {
        return guarded(leaseTransactions, work);
    }

    /// Reads in one consistent picture: what is committed meanwhile is not seen in it, and nothing can be written. On a
    /// connection of its own and without a number: however long it reads, no pool runs dry, no row is locked, and no
    /// event is held back from the feed.
    public <T> T inPicture(Function<StatelessSession, T> work) {
        Pictures pictures = new Pictures(parts.factory(), parts.source(), problems, dialect().h2());
        return guarded(() -> pictures.read(work));
    }

    private <T> T guarded(Transactions where, Function<StatelessSession, T> work) {
        return guarded(() -> where.run(work));
    }

    private <T> T guarded(Supplier<T> work) {
        gate.readLock().lock();
        try {
            if (closed) {
                throw new DatabaseUnavailableException(
                        Kind.CLOSED, "the database " + location().shown() + " has been closed");
            }
            settle();
            return work.get();
        } catch (CommitUnknownException e) {
            unsettled = file().isPresent();
            throw e;
        } finally {
            gate.readLock().unlock();
        }
    }

    /// After a commit that threw, H2 may show rows that it could not write (a full disk): who reads back would take
    /// them for kept. So nothing is read or written until all that is shown is on the disk.
    private void settle() {
        if (unsettled) {
            try {
                file().orElseThrow().sync();
                unsettled = false;
            } catch (SQLException e) {
                throw problems.unavailable("the database cannot be written through to the disk", e);
            }
        }
    }

    private Optional<H2Keeper> file() {
        return location() instanceof DatabaseLocation.H2File ? parts.keeper() : Optional.empty();
    }

    @Override
    public Instant clock(StatelessSession session) {
        return session.doReturningWork(parts.dialect()::clock);
    }

    @Override
    public void liftStatementTimeout(StatelessSession session) {
        session.doWork(parts.dialect()::liftStatementTimeout);
    }

    @Override
    public Supplier<Instant> clock(StatelessSession session, Flight flight) {
        return parts.dialect().clock(flight).orElseGet(() -> () -> clock(session));
    }

    @Override
    public void liftStatementTimeout(StatelessSession session, Flight flight) {
        parts.dialect().liftStatementTimeout(flight);
    }

    @Override
    public Flight flight() {
        return new Flight(!parts.dialect().h2());
    }

    @Override
    public void makeDurable() {
        try {
            if (file().isPresent()) {
                file().get().sync();
            }
        } catch (SQLException e) {
            unsettled = true;
            throw new NotDurableException(
                    problems.sentence("the database could not be written through to the disk", e), e);
        }
        listener.synced();
    }

    /// Tells `told` from now on of each commit that made events durable, on its thread: it must neither wait nor throw,
    /// nor use the database. Who only reads, or finds nothing to claim, tells nobody.
    public void tellEvents(Runnable told) {
        afterEvents.add(told);
    }

    /// Tells it no more.
    public void tellNoMore(Runnable told) {
        afterEvents.remove(told);
    }

    /// No transaction that runs in this process, or that begins from now on, has a smaller number.
    public long oldestRunning() {
        return running.oldest();
    }

    /// A connection of the caller's own, past the pools and in auto-commit: for listening. The caller closes it.
    ///
    /// @throws DatabaseUnavailableException when there is none
    public Connection connect() {
        try {
            return parts.source().getConnection();
        } catch (SQLException e) {
            throw problems.unavailable("no connection to the database", e);
        }
    }

    /// What a failure on such a connection is to everybody else.
    public DatabaseUnavailableException lost(SQLException failure) {
        return problems.unavailable("the connection to the database was lost", failure);
    }

    /// Where H2 and PostgreSQL differ.
    public SqlDialect dialect() {
        return parts.dialect();
    }

    @Override
    public UUID deskId() {
        return parts.deskId();
    }

    /// The name of this process, as other processes are told it.
    public String owner() {
        return parts.settings().owner();
    }

    /// The scripts of the schema that were applied when this database was opened, in order, e.g. `1 schema`.
    public List<String> applied() {
        return parts.applied();
    }

    /// Where this database is.
    public DatabaseLocation location() {
        return parts.settings().location();
    }

    /// What a PostgreSQL server told of itself when it was opened; empty for H2.
    public Optional<ServerFacts> server() {
        return parts.server();
    }

    /// Closes the database in order: refuses new transactions, waits for those under way (each ends by a time-out at
    /// the latest), gives all connections back, and shuts H2 down. Safe to call twice.
    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                parts.close();
            }
        } finally {
            gate.writeLock().unlock();
        }
    }
}
