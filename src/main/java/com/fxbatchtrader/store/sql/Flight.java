package com.fxbatchtrader.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Statements that do not wait for each other's answers: a server is sent them together and runs them in their order,
/// in one round trip. An embedded database is asked one by one. For one thread and one transaction.
public final class Flight {

    private static final String BY_KEYS =
            "select set_config('plan_cache_mode', 'force_generic_plan', true),"
                    + " set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
                    + " set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true),"
                    + " set_config('jit', 'off', true)";

    private final boolean together;
    private final List<Leg> legs = new ArrayList<>();

    /// @param together whether several statements can be sent as one
    public Flight(boolean together) {
        this.together = together;
    }

    /// From here to the end of the transaction a server plans each statement once for all its values, and looks every
    /// row up by an index: without statistics it else takes a table that was small when it planned for one that still
    /// is, and plans statements over arrays anew each time. An embedded database needs no telling.
    public void byKeys() {
        if (together) {
            Answer<Boolean> _ = ask(BY_KEYS, Sql.Binding.NONE, _ -> true);
        }
    }

    /// What ends a query that locks its rows against writers: a server's references to the rows are not held up by it.
    public String forUpdate() {
        return together ? " for no key update" : " for update";
    }

    /// Adds a query. The text of a flight should always be the same, so that the server plans it once.
    public <T> Answer<T> ask(String sql, Sql.Binding binding, Sql.Reader<T> reader) {
        Query<T> leg = new Query<>(sql, binding, reader);
        legs.add(leg);
        return leg.answer;
    }

    /// Adds a change of rows, of as many as there are.
    public <T> void change(Bulk<T> bulk, List<T> rows) {
        legs.add(new Many<>(bulk, List.copyOf(rows), _ -> {}));
    }

    /// Adds a change that must find each of these rows.
    ///
    /// @param otherwise thrown by the run when it has not: the transaction must not be committed
    public <T> void changeAll(Bulk<T> bulk, List<T> rows, Supplier<RuntimeException> otherwise) {
        legs.add(new Many<>(bulk, List.copyOf(rows), changed -> require(changed == rows.size(), otherwise)));
    }

    /// Adds a change of exactly one row.
    ///
    /// @param otherwise thrown by the run when it was none or more: the transaction must not be committed
    public void changeOne(String sql, Sql.Binding binding, Supplier<RuntimeException> otherwise) {
        legs.add(new Command(sql, binding, changed -> require(changed == 1, otherwise)));
    }

    /// Adds a command that changes no rows.
    public void command(String sql) {
        legs.add(new Command(sql, Sql.Binding.NONE, _ -> {}));
    }

    private static void require(boolean fulfilled, Supplier<RuntimeException> otherwise) {
        if (!fulfilled) {
            throw otherwise.get();
        }
    }

    /// Runs all statements in their order. A failure of one is the failure of all.
    public void run(Connection connection) throws SQLException {
        if (!together) {
            for (Leg leg : legs) {
                leg.runAlone(connection);
            }
            return;
        }
        String sql = legs.stream().map(Leg::text).collect(Collectors.joining("; "));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Params params = new Params(statement);
            for (Leg leg : legs) {
                leg.bind(params);
            }
            statement.execute();
            for (Leg leg : legs) {
                leg.take(statement);
                statement.getMoreResults();
            }
        }
    }

    /// What a query brings.
    public static final class Answer<T> {
        private final List<T> rows = new ArrayList<>();

        /// The rows in their order; none before the flight has run.
        public List<T> rows() {
            return List.copyOf(rows);
        }
    }

    private sealed interface Leg permits Query, Many, Command {
        String text();

        void bind(Params params) throws SQLException;

        void take(PreparedStatement statement) throws SQLException;

        default void runAlone(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(text())) {
                bind(new Params(statement));
                statement.execute();
                take(statement);
            }
        }
    }

    private record Query<T>(String text, Sql.Binding binding, Sql.Reader<T> reader, Answer<T> answer) implements Leg {

        Query(String text, Sql.Binding binding, Sql.Reader<T> reader) {
            this(text, binding, reader, new Answer<>());
        }

        @Override
        public void bind(Params params) throws SQLException {
            binding.bind(params);
        }

        @Override
        public void take(PreparedStatement statement) throws SQLException {
            try (ResultSet row = statement.getResultSet()) {
                if (row == null) {
                    throw new IllegalStateException("no rows came for: " + text);
                }
                while (row.next()) {
                    answer.rows.add(reader.read(row));
                }
            }
        }
    }

    private record Command(String text, Sql.Binding binding, IntConsumer judge) implements Leg {

        @Override
        public void bind(Params params) throws SQLException {
            binding.bind(params);
        }

        @Override
        public void take(PreparedStatement statement) throws SQLException {
            judge.accept(statement.getUpdateCount());
        }
    }

    private record Many<T>(Bulk<T> bulk, List<T> rows, IntConsumer judge) implements Leg {

        @Override
        public String text() {
            return bulk.together();
        }

        @Override
        public void bind(Params params) throws SQLException {
            bulk.bindTogether(params, rows);
        }

        @Override
        public void take(PreparedStatement statement) throws SQLException {
            judge.accept(statement.getUpdateCount());
        }

        @Override
        public void runAlone(Connection connection) throws SQLException {
            judge.accept(bulk.write(connection, rows));
        }
    }
}
