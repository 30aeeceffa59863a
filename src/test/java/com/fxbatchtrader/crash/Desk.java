package com.fxbatchtrader.crash;

import com.fxbatchtrader.store.PostgresServers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The database that the processes of a run share, and how they are told of it.
sealed interface Desk extends AutoCloseable {

    /// What the environment says of the database.
    Map<String, String> environment();

    /// How many processes can be at it at once.
    int processes();

    /// Where this test can look into it, while no process has it.
    String jdbcUrl();

    /// What each process is told beside that, by properties.
    default List<String> properties() {
        return List.of();
    }

    /// A process was killed: what its end leaves of the database.
    ///
    /// @return whether something that was committed is gone
    default boolean killed() {
        return false;
    }

    @Override
    void close();

    /// The booking keys of each trade, for the judge, read past the program.
    default Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new HashMap<>();
        try (var connection =
                        DriverManager.getConnection(
                                jdbcUrl(),
                                environment().getOrDefault("FXBATCH_DB_USER", "sa"),
                                environment().getOrDefault("FXBATCH_DB_PASSWORD", ""));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select trade_id, booking_key from booking_attempt order by number")) {
            while (rows.next()) {
                keys.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the attempts cannot be read from " + jdbcUrl(), e);
        }
        return keys;
    }

    /// H2 in a file: one process at a time.
    record H2(Path data) implements Desk {
        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public int processes() {
            return 1;
        }

        @Override
        public String jdbcUrl() {
            return "jdbc:h2:" + data.resolve("desk") + ";IFEXISTS=TRUE";
        }

        @Override
        public void close() {}
    }

    /// H2 in a file, on a machine whose power is cut with each kill: what was not written through to the disk is gone.
    record H2WithPowerCuts(Path data) implements Desk {

        private Path file() {
            return data.resolve("desk.mv.db");
        }

        private Path kept() {
            return data.resolveSibling("kept.mv.db");
        }

        @Override
        public List<String> properties() {
            return List.of("-Dcrash.database=" + file(), "-Dcrash.kept=" + kept());
        }

        @Override
        public boolean killed() {
            try {
                if (!Files.exists(kept()) || Files.mismatch(kept(), file()) < 0) {
                    return false;
                }
                Files.copy(kept(), file(), StandardCopyOption.REPLACE_EXISTING);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public int processes() {
            return 1;
        }

        @Override
        public String jdbcUrl() {
            return new H2(data).jdbcUrl();
        }

        @Override
        public void close() {}
    }

    /// PostgreSQL: several processes at once.
    record Postgres(String database) implements Desk {
        static Postgres fresh() {
            return new Postgres(PostgresServers.shared().emptyDatabase());
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("FXBATCH_DB", jdbcUrl(), "FXBATCH_DB_USER", "postgres", "FXBATCH_DB_PASSWORD", "postgres");
        }

        @Override
        public int processes() {
            return 3;
        }

        @Override
        public String jdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:" + PostgresServers.shared().port() + "/" + database;
        }

        @Override
        public void close() {
            PostgresServers.shared().drop(database);
        }
    }
}
