package com.fxbatchtrader.store.sql;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Runs single statements on a connection, and reads the schema's types from their rows.
public final class Sql {

    private static final int FETCH_SIZE = 1000;

    private Sql() {}

    /// Binds a statement's parameters.
    @FunctionalInterface
    public interface Binding {
        /// A statement without parameters.
        Binding NONE = _ -> {};

        void bind(Params params) throws SQLException;
    }

    /// Reads one row.
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Takes one row; the result set has moved on when it returns.
    @FunctionalInterface
    public interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    /// All rows of a query.
    public static <T> List<T> list(Connection connection, String sql, Binding binding, Reader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        each(connection, sql, binding, row -> found.add(reader.read(row)));
        return found;
    }

    /// The first row of a query; empty when there is none.
    public static <T> Optional<T> first(Connection connection, String sql, Binding binding, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            binding.bind(new Params(select));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        }
    }

    /// Visits the rows of a query one by one, fetched in pieces.
    public static void each(Connection connection, String sql, Binding binding, Visitor visitor) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCH_SIZE);
            binding.bind(new Params(select));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    visitor.visit(row);
                }
            }
        }
    }

    /// Changes exactly one row.
    ///
    /// @throws IllegalStateException when it was none, or more than one: the transaction must not go on
    public static void one(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            binding.bind(new Params(update));
            int changed = update.executeUpdate();
            if (changed != 1) {
                throw new IllegalStateException("a statement for one row changed " + changed + ": " + sql);
            }
        }
    }

    /// Changes as many rows as there are.
    ///
    /// @return how many
    public static int any(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            binding.bind(new Params(update));
            return update.executeUpdate();
        }
    }

    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static Optional<UUID> idOf(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    public static Optional<String> textOf(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /// The text, empty where the row has none.
    public static String text(ResultSet row, String column) throws SQLException {
        return textOf(row, column).orElse("");
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> timeOf(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }

    public static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static Optional<LocalDate> dateOf(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    public static Optional<BigDecimal> decimalOf(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }

    public static OptionalLong numberOf(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    public static OptionalInt countOf(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /// `?, ?, ?` for a list in a statement.
    public static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
