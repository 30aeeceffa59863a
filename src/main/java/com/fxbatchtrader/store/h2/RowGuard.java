package com.fxbatchtrader.store.h2;

import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A trigger that refuses changes of a row. H2 makes one object per trigger and database, and calls it on the thread
/// that changes the row.
abstract class RowGuard implements Trigger {

    /// SQLSTATE of a check constraint, as the PostgreSQL script raises it: callers tell both alike.
    private static final String CHECK_VIOLATION = "23514";

    private String table = "";
    private volatile Map<String, Integer> columns = Map.of();

    @Override
    public final void init(
            Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        table = tableName;
    }

    @Override
    public final void fire(
            Connection connection, @Nullable Object @Nullable [] oldRow, @Nullable Object @Nullable [] newRow)
            throws SQLException {
        if (columns.isEmpty()) {
            columns = columnsOf(connection, table);
        }
        check(connection, new Row(columns, oldRow), new Row(columns, newRow));
    }

    /// Throws when the change is forbidden.
    abstract void check(Connection connection, Row before, Row after) throws SQLException;

    /// The refusal.
    static SQLException refused(String what) {
        return new SQLException(what, CHECK_VIOLATION);
    }

    /// Asked once, at the first change: while H2 opens a database, not all tables are there yet.
    private static Map<String, Integer> columnsOf(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table + " where false")) {
            ResultSetMetaData meta = rows.getMetaData();
            Map<String, Integer> columns = new HashMap<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.put(meta.getColumnName(i).toLowerCase(Locale.ROOT), i - 1);
            }
            return Map.copyOf(columns);
        }
    }

    /// The row before or after the change, by column name.
    static final class Row {

        private final Map<String, Integer> columns;
        private final @Nullable Object @Nullable [] values;

        Row(Map<String, Integer> columns, @Nullable Object @Nullable [] values) {
            this.columns = columns;
            this.values = values;
        }

        private @Nullable Object get(String column) {
            Integer index = Objects.requireNonNull(columns.get(column), column);
            return Objects.requireNonNull(values)[index];
        }

        /// Whether there is none: after a deletion.
        boolean isMissing() {
            return values == null;
        }

        String text(String column) {
            return String.valueOf(get(column));
        }

        long number(String column) {
            return ((Number) Objects.requireNonNull(get(column))).longValue();
        }
    }
}
