package com.fxbatchtrader.bench;

import com.fxbatchtrader.store.DatabaseSettings;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A PostgreSQL that waits for its disk at each commit, as one that money is entrusted to does.
final class DurableServer implements AutoCloseable {

    private final EmbeddedPostgres server;
    private int databases;

    private DurableServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static DurableServer start() throws IOException {
        return start(0);
    }

    /// One whose disk takes longer, as one in a network does.
    ///
    /// @param moreMicros added to each wait for it
    static DurableServer start(int moreMicros) throws IOException {
        return new DurableServer(
                EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("commit_delay", Integer.toString(moreMicros))
                        .setServerConfig("commit_siblings", "0")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start());
    }

    /// A new database without anything.
    DatabaseSettings database() throws SQLException {
        databases++;
        String name = "bench_" + databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " encoding 'UTF8' template template0");
        }
        return DatabaseSettings.parse(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, "postgres", "postgres");
    }

    /// The id of the server's first process.
    long process() throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            List<String> lines = Files.readAllLines(Path.of(row.getString(1), "postmaster.pid"));
            return Long.parseLong(lines.getFirst());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
