package com.fxbatchtrader.store.run;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Binds and reads the types of the schema alike on both databases.
final class Rows {

    private Rows() {}

    /// Binds parameters one after the other.
    static final class Binder {
        private final PreparedStatement statement;
        private int index;

        Binder(PreparedStatement statement) {
            this.statement = statement;
        }

        Binder id(UUID value) throws SQLException {
            statement.setObject(++index, value);
            return this;
        }

        Binder id(Optional<UUID> value) throws SQLException {
            statement.setObject(++index, value.orElse(null), Types.OTHER);
            return this;
        }

        Binder text(String value) throws SQLException {
            statement.setString(++index, value);
            return this;
        }

        /// Empty text is null in the database.
        Binder textOrNull(String value) throws SQLException {
            statement.setString(++index, value.isEmpty() ? null : value);
            return this;
        }

        Binder number(long value) throws SQLException {
            statement.setLong(++index, value);
            return this;
        }

        Binder number(OptionalLong value) throws SQLException {
            if (value.isPresent()) {
                return number(value.getAsLong());
            }
            statement.setNull(++index, Types.BIGINT);
            return this;
        }

        Binder number(OptionalInt value) throws SQLException {
            if (value.isPresent()) {
                return number(value.getAsInt());
            }
            statement.setNull(++index, Types.INTEGER);
            return this;
        }

        Binder flag(boolean value) throws SQLException {
            statement.setBoolean(++index, value);
            return this;
        }

        Binder decimal(BigDecimal value) throws SQLException {
            statement.setBigDecimal(++index, value);
            return this;
        }

        Binder decimal(Optional<BigDecimal> value) throws SQLException {
            statement.setBigDecimal(++index, value.orElse(null));
            return this;
        }

        Binder time(Instant value) throws SQLException {
            statement.setObject(++index, value.atOffset(ZoneOffset.UTC));
            return this;
        }

        Binder time(Optional<Instant> value) throws SQLException {
            if (value.isPresent()) {
                return time(value.get());
            }
            statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
            return this;
        }
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Optional<UUID> idOf(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    static Optional<BigDecimal> decimal(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static OptionalInt count(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
