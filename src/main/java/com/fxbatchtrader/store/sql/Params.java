package com.fxbatchtrader.store.sql;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Binds the parameters of one statement, one after the other. For one thread.
public final class Params {

    private final PreparedStatement statement;
    private int index;

    public Params(PreparedStatement statement) {
        this.statement = statement;
    }

    /// Begins again with the first parameter: for the next row of a JDBC batch.
    public Params again() {
        index = 0;
        return this;
    }

    public Params id(UUID value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }

    public Params id(Optional<UUID> value) throws SQLException {
        statement.setObject(++index, value.orElse(null), Types.OTHER);
        return this;
    }

    /// For `= any (?)`: one statement for any number of them.
    public Params ids(UUID... values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("uuid", values));
        return this;
    }

    /// For `= any (?)`: one statement for any number of them.
    public Params texts(String... values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("varchar", values));
        return this;
    }

    /// An array of values in the spelling of the database.
    Params array(String type, @Nullable String... values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        return this;
    }

    /// A value of a type that the driver knows, or null.
    Params object(@Nullable Object value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }

    public Params text(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Params text(Optional<String> value) throws SQLException {
        statement.setString(++index, value.orElse(null));
        return this;
    }

    /// Empty text is null in the database.
    public Params textOrNull(String value) throws SQLException {
        statement.setString(++index, value.isEmpty() ? null : value);
        return this;
    }

    public Params number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Params number(OptionalLong value) throws SQLException {
        if (value.isPresent()) {
            return number(value.getAsLong());
        }
        statement.setNull(++index, Types.BIGINT);
        return this;
    }

    public Params number(OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            return number(value.getAsInt());
        }
        statement.setNull(++index, Types.INTEGER);
        return this;
    }

    public Params flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    public Params decimal(BigDecimal value) throws SQLException {
        statement.setBigDecimal(++index, value);
        return this;
    }

    public Params decimal(Optional<BigDecimal> value) throws SQLException {
        statement.setBigDecimal(++index, value.orElse(null));
        return this;
    }

    public Params time(Instant value) throws SQLException {
        statement.setObject(++index, value.atOffset(ZoneOffset.UTC));
        return this;
    }

    public Params time(Optional<Instant> value) throws SQLException {
        if (value.isPresent()) {
            return time(value.get());
        }
        statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    public Params date(Optional<LocalDate> value) throws SQLException {
        statement.setObject(++index, value.orElse(null), Types.DATE);
        return this;
    }
}
