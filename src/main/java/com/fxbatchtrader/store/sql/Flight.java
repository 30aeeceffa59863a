package com.fxbatchtrader.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Queries that do not wait for each other's answers: a server is sent them together and answers them in their order,
/// in one round trip. An embedded database is asked one by one. For one thread and one transaction.
public final class Flight {

    private final boolean together;
    private final List<Leg<?>> legs = new ArrayList<>();

    /// @param together whether several statements can be sent as one
    public Flight(boolean together) {
        this.together = together;
    }

    /// Adds a query. The text of a flight should always be the same, so that the server plans it once.
    public <T> Leg<T> ask(String sql, Sql.Binding binding, Sql.Reader<T> reader) {
        Leg<T> leg = new Leg<>(sql, binding, reader);
        legs.add(leg);
        return leg;
    }

    /// Runs all queries in their order. A failure of one is the failure of all.
    public void run(Connection connection) throws SQLException {
        if (!together) {
            for (Leg<?> leg : legs) {
                runAlone(connection, leg);
            }
            return;
        }
        String sql = String.join("; ", legs.stream().map(leg -> leg.sql).toList());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Params params = new Params(statement);
            for (Leg<?> leg : legs) {
                leg.binding.bind(params);
            }
            boolean rows = statement.execute();
            for (Leg<?> leg : legs) {
                if (!rows) {
                    throw new IllegalStateException("no rows came for: " + leg.sql);
                }
                leg.take(statement);
                rows = statement.getMoreResults();
            }
        }
    }

    private static void runAlone(Connection connection, Leg<?> leg) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(leg.sql)) {
            leg.binding.bind(new Params(statement));
            statement.execute();
            leg.take(statement);
        }
    }

    /// One query of a flight, and what it brought.
    public static final class Leg<T> {
        private final String sql;
        private final Sql.Binding binding;
        private final Sql.Reader<T> reader;
        private final List<T> rows = new ArrayList<>();

        private Leg(String sql, Sql.Binding binding, Sql.Reader<T> reader) {
            this.sql = sql;
            this.binding = binding;
            this.reader = reader;
        }

        private void take(PreparedStatement statement) throws SQLException {
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
        }

        /// What it brought, in its order; empty before the flight has run.
        public List<T> rows() {
            return List.copyOf(rows);
        }
    }
}
