package com.fxbatchtrader.store;

import com.zaxxer.hikari.HikariDataSource;

import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.function.Function;

/// Runs one transaction on the calling thread and says exactly what became of it: committed (it returns), nothing
/// happened ([DatabaseUnavailableException], or what the work itself threw), or unknown ([CommitUnknownException];
/// [NotDurableException] where it is known that it took effect here). There is no fourth case. Safe for any thread.
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final SessionFactory factory;
    private final HikariDataSource pool;
    private final SqlProblems problems;
    private final CommitListener listener;
    private final RunningTransactions running;
    private final SqlDialect dialect;

    /// @param running numbers the transactions, of all pools
    Transactions(
            SessionFactory factory,
            HikariDataSource pool,
            SqlProblems problems,
            CommitListener listener,
            RunningTransactions running,
            SqlDialect dialect) {
        this.factory = factory;
        this.pool = pool;
        this.problems = problems;
        this.listener = listener;
        this.running = running;
        this.dialect = dialect;
    }

    <T> T run(Function<StatelessSession, T> work) {
        Connection connection = borrow();
        long number = running.begin();
        try {
            NotedConnection noted = new NotedConnection(connection);
            StatelessSession session = factory.withStatelessOptions().connection(noted.noting()).openStatelessSession();
            try {
                T result = worked(session, connection, number, work);
                commit(session.getTransaction(), connection, noted);
                return result;
            } finally {
                quietly("close a session", session::close);
            }
        } finally {
            running.end(number);
            quietly("give a connection back", connection::close);
        }
    }

    private Connection borrow() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw problems.unavailable("no connection to the database", e);
        }
    }

    /// Everything before the commit. Whatever goes wrong here has not happened.
    private <T> T worked(
            StatelessSession session, Connection connection, long number, Function<StatelessSession, T> work) {
        boolean done = false;
        try {
            Transaction transaction = session.beginTransaction();
            dialect.numbered(connection, number);
            T result = work.apply(session);
            // What the session has collected is sent now: a row that the database refuses is no unknown commit.
            ((SharedSessionContractImplementor) session).getJdbcCoordinator().executeBatch();
            if (transaction.getRollbackOnly()) {
                throw new IllegalStateException(
                        "a statement of this transaction failed and its work went on; nothing was committed");
            }
            connection.clearWarnings();
            done = true;
            return result;
        } catch (SQLException e) {
            throw problems.unavailable("the connection to the database was lost", e);
        } catch (RuntimeException e) {
            if (SqlProblems.lost(e) || isClosed(connection)) {
                pool.evictConnection(connection);
                throw problems.unavailable("the connection to the database was lost", e);
            }
            throw e;
        } finally {
            if (!done) {
                quietly("roll back", connection::rollback);
            }
        }
    }

    private void commit(Transaction transaction, Connection connection, NotedConnection noted) {
        listener.committing();
        try {
            transaction.commit();
        } catch (RuntimeException e) {
            if (SqlProblems.rolledBack(e)) {
                throw e;
            }
            pool.evictConnection(connection);
            throw new CommitUnknownException("the commit failed and its effect is unknown", e);
        }
        listener.committed();
        if (noted.appended()) {
            listener.appended();
        }
        SQLWarning warning = warningOf(connection);
        if (warning != null) {
            // PostgreSQL: "canceling wait for synchronous replication": committed here, not known to be on the standby.
            throw new NotDurableException("the database warned after the commit: " + warning.getMessage(), warning);
        }
    }

    private static @Nullable SQLWarning warningOf(Connection connection) {
        try {
            return connection.getWarnings();
        } catch (SQLException e) {
            return new SQLWarning("the connection ended with the commit", e);
        }
    }

    /// A lost connection is taken out of the pool and shows itself closed, also when the work has hidden the error.
    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /// For steps after the fate of the transaction is settled: their failure changes nothing about it, and must not be
    /// taken for it. The pool throws a connection away that fails here.
    private static void quietly(String step, Step body) {
        try {
            body.run();
        } catch (SQLException | HibernateException e) {
            LOG.debug("could not {} after the end of a transaction", step, e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
