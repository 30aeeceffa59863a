package com.fxbatchtrader.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/// One real PostgreSQL for all tests of this process, started when the first test asks for it and ended with the
/// process. Each test gets a database of its own, copied from one that has our schema already.
public final class PostgresServers {

    private static final String TEMPLATE = "fx_template";

    private final EmbeddedPostgres server;
    private final AtomicInteger made = new AtomicInteger();

    private PostgresServers() {
        try {
            server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("shared_buffers", "32MB")
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the PostgreSQL for the tests does not start", e);
        }
        execute("create database " + TEMPLATE + " encoding 'UTF8' template template0");
        DatabaseSettings settings = settings(TEMPLATE);
        new Migrator(new PostgresDialect(), settings.location()).migrate(DataSources.of(settings));
    }

    private static final class Holder {
        private static final PostgresServers SHARED = new PostgresServers();
    }

    /// The one server.
    public static PostgresServers shared() {
        return Holder.SHARED;
    }

    /// The server's port on this machine.
    public int port() {
        return server.getPort();
    }

    /// A database with our schema and nothing in it, not even a desk.
    public String migratedDatabase() {
        return database("template " + TEMPLATE);
    }

    /// A database without anything.
    public String emptyDatabase() {
        return database("encoding 'UTF8' template template0");
    }

    /// A database made as the words say.
    public String database(String words) {
        String name = "fx_" + made.incrementAndGet();
        execute("create database " + name + " " + words);
        return name;
    }

    /// Removes a database, with everybody who is still connected to it.
    public void drop(String database) {
        execute("drop database if exists " + database + " with (force)");
    }

    /// How to open a database of the server.
    public DatabaseSettings settings(String database) {
        return settings(database, port());
    }

    /// How to open a database of the server through something that listens at another port.
    public DatabaseSettings settings(String database, int throughPort) {
        return DatabaseSettings.parse(
                "jdbc:postgresql://127.0.0.1:" + throughPort + "/" + database, "postgres", "postgres");
    }

    /// Runs a command as the server's administrator.
    public void execute(String command) {
        execute("postgres", command);
    }

    /// Runs a command in that database as the server's administrator.
    public void execute(String database, String command) {
        DataSource admin = server.getDatabase("postgres", database);
        try (Connection connection = admin.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL of the tests refuses: " + command, e);
        }
    }
}
