package com.fxbatchtrader.store;

import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import javax.sql.DataSource;

/// Reads the database as it was at one instant, in as many statements as it takes. Safe for any thread.
///
/// @param h2 whether the database is H2
record Pictures(SessionFactory factory, DataSource source, SqlProblems problems, boolean h2) {

    /// H2's level of a picture of all tables. Its "repeatable read" has one of each table, of different instants.
    private static final int H2_SNAPSHOT = 6;

    <T> T read(Function<StatelessSession, T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(h2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try (StatelessSession session =
                    factory.withStatelessOptions().connection(connection).openStatelessSession()) {
                return work.apply(session);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw problems.unavailable("the connection to the database was lost", e);
        } catch (HibernateException e) {
            if (SqlProblems.lost(e)) {
                throw problems.unavailable("the connection to the database was lost", e);
            }
            throw e;
        }
    }
}
