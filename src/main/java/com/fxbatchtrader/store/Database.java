package com.fxbatchtrader.store;

import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.postgresql.ServerFacts;
import com.fxbatchtrader.time.Pacing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/// One open database: short transactions in stateless sessions, on the calling thread, which must be a platform
/// thread that nobody interrupts (an interrupt would close H2's file for the whole process, or cut a commit in two).
///
/// Each transaction ends in one of three ways: it returns (committed), it throws [DatabaseUnavailableException] or
/// what the work itself threw (nothing happened), or it throws [CommitUnknownException] (read back before going on).
/// Two pools: leases, recovery and the stop flag have connections of their own, which the trades cannot use up.
///
/// Safe for any thread. A transaction must not be begun inside another one: each takes a connection.
public final class Database implements AutoCloseable {

    private final DatabaseParts parts;
    private final SqlProblems problems;
    private final Transactions transactions;
    private final Transactions leaseTransactions;
    /// Shared by transactions, taken whole by [#close()], which so waits for them.
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final CommitListener listener;
    private volatile boolean closed;

    private Database(DatabaseParts parts, CommitListener listener) {
        this.parts = parts;
        this.listener = listener;
        this.problems = new SqlProblems(parts.settings().location());
        this.transactions = new Transactions(parts.factory(), parts.pool(), problems, listener);
        this.leaseTransactions = new Transactions(parts.factory(), parts.leasePool(), problems, listener);
    }

    /// Opens a database: takes an H2 file, or connects to a server; makes the schema of an empty database, checks
    /// the schema of every other; starts Hibernate on the entities.
    ///
    /// @throws DatabaseException when it cannot be used; its kind says why and its message what to do
    public static Database open(DatabaseSettings settings, List<Class<?>> entities, Pacing pacing) {
        return open(settings, entities, pacing, CommitListener.NONE);
    }

    /// The same, with somebody who is told around each commit; see [#open(DatabaseSettings, List, Pacing)].
    public static Database open(
            DatabaseSettings settings, List<Class<?>> entities, Pacing pacing, CommitListener listener) {
        return new Database(DatabaseParts.open(settings, List.copyOf(entities), pacing), listener);
    }

    /// Runs one short transaction.
    ///
    /// @throws DatabaseUnavailableException no connection, or lost before the commit: nothing happened
    /// @throws CommitUnknownException the commit's effect, or its durability, is unknown
    public <T> T inTransaction(Function<StatelessSession, T> work) {
        return guarded(transactions, work);
    }

    /// Runs one short transaction without a result; see [#inTransaction(Function)].
    public void inTransactionDo(Consumer<StatelessSession> work) {
        inTransaction(session -> {
            work.accept(session);
            return Done.DONE;
        });
    }

    /// Runs one short transaction on the connections of leases, recovery and the stop flag; see
    /// [#inTransaction(Function)].
    public <T> T inLeaseTransaction(Function<StatelessSession, T> work) {
        return guarded(leaseTransactions, work);
    }

    private enum Done {
        DONE
    }

    private <T> T guarded(Transactions where, Function<StatelessSession, T> work) {
        gate.readLock().lock();
        try {
            if (closed) {
                throw new DatabaseUnavailableException(
                        Kind.CLOSED, "the database " + location().shown() + " has been closed");
            }
            return where.run(work);
        } finally {
            gate.readLock().unlock();
        }
    }

    /// The database's clock at this moment, to the microsecond; in a transaction too, where `now()` stands still.
    public Instant clock(StatelessSession session) {
        return session.doReturningWork(parts.dialect()::clock);
    }

    /// Takes the limit on the length of a statement off the rest of this transaction and its commit: for a
    /// transaction that holds a booking intent.
    public void liftStatementTimeout(StatelessSession session) {
        session.doWork(parts.dialect()::liftStatementTimeout);
    }

    /// Makes everything committed so far survive a power cut: an H2 file is written through to the disk; a server
    /// has done so at the commit. Call it after the commit of a group that holds a booking intent, before any send.
    ///
    /// @throws CommitUnknownException when it failed: what was committed may be lost, so nothing may be sent
    public void makeDurable() {
        if (parts.keeper().isEmpty() || !(location() instanceof DatabaseLocation.H2File)) {
            return;
        }
        try {
            parts.keeper().get().sync();
        } catch (SQLException e) {
            throw new CommitUnknownException(
                    problems.sentence("the database could not be written through to the disk", e),
                    e);
        }
        listener.synced();
    }

    /// Where H2 and PostgreSQL differ.
    public SqlDialect dialect() {
        return parts.dialect();
    }

    /// The desk's id, from which all booking keys are derived. It never changes.
    public UUID deskId() {
        return parts.deskId();
    }

    /// The name of this process, as other processes are told it.
    public String owner() {
        return parts.settings().owner();
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
