package com.fxbatchtrader.store;

import com.fxbatchtrader.store.DatabaseException.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import javax.sql.DataSource;

/// Remembers in an H2 database in which file it lives, and so finds a copy: two copies of one desk have the same trades
/// and the same booking keys, and each would book them. A file that was moved is welcome: the old one is gone.
final class H2Home {

    private static final String SETTING = "h2.file";

    private final DatabaseLocation.H2File file;

    H2Home(DatabaseLocation.H2File file) {
        this.file = file;
    }

    /// Refuses a copy whose original is still there; else notes where the database lives now.
    void check(DataSource source, String owner, Instant now) throws SQLException {
        String here = real(file.dataFile());
        try (Connection connection = source.getConnection()) {
            Optional<String> noted = read(connection);
            if (noted.isEmpty()) {
                write(
                        connection,
                        "insert into setting (content, changed_by, changed_at, name) values (?, ?, ?, ?)",
                        here,
                        owner,
                        now);
            } else if (!noted.get().equals(here)) {
                if (Files.exists(Path.of(noted.get()))) {
                    throw new DatabaseException(
                            Kind.COPIED,
                            "the database "
                                    + here
                                    + " is a copy of "
                                    + noted.get()
                                    + ", which is still"
                                    + " there: both would book the same trades. Work with that one, or, when this one"
                                    + " is to go on instead, move that one away");
                }
                write(
                        connection,
                        "update setting set content = ?, changed_by = ?, changed_at = ? where name = ?",
                        here,
                        owner,
                        now);
            }
        }
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toString();
        }
    }

    private static Optional<String> read(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select content from setting where name = ?")) {
            query.setString(1, SETTING);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void write(Connection connection, String sql, String here, String owner, Instant now)
            throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setString(1, here);
            write.setString(2, "owner:" + owner);
            write.setObject(3, now.atOffset(ZoneOffset.UTC));
            write.setString(4, SETTING);
            write.executeUpdate();
        }
    }
}
