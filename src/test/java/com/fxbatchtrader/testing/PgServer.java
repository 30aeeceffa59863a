package com.fxbatchtrader.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A real PostgreSQL of a test's own, with its files in a folder: it can be stopped and started again at the same port,
/// copied while it is stopped, and followed by a standby.
public final class PgServer implements AutoCloseable {

    private final Path data;
    private final int port;
    private Optional<EmbeddedPostgres> running = Optional.empty();

    private PgServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /// A new server with nothing in it, running.
    public static PgServer start(Path data) {
        PgServer server = new PgServer(data, freePort());
        server.start();
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it (again); it answers when this returns.
    public void start() {
        try {
            running =
                    Optional.of(
                            EmbeddedPostgres.builder()
                                    .setDataDirectory(data)
                                    .setCleanDataDirectory(false)
                                    .setPort(port)
                                    .setServerConfig("max_connections", "60")
                                    .setServerConfig("fsync", "off")
                                    .setServerConfig("shared_buffers", "32MB")
                                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("the PostgreSQL in " + data + " does not start", e);
        }
    }

    /// Stops it, ending all connections; its files stay.
    public void stop() {
        running.ifPresent(
                server -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        running = Optional.empty();
    }

    public int port() {
        return port;
    }

    /// A copy of a stopped server that stays a standby until it is promoted.
    ///
    /// @param follows whether it follows this one, as `standby`, once both run
    public PgServer standby(Path copy, boolean follows) {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(data.relativize(file).toString());
                if (!file.getFileName().toString().matches("postmaster\\.(pid|opts)|epg-lock")) {
                    Files.copy(file, to);
                }
            }
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
            Files.createFile(copy.resolve("standby.signal"));
            if (follows) {
                Files.writeString(
                        copy.resolve("postgresql.auto.conf"),
                        "primary_conninfo = 'host=127.0.0.1 port="
                                + port
                                + " user=postgres application_name=standby'\n",
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the server in " + data + " can't be copied", e);
        }
        return new PgServer(copy, freePort());
    }

    /// Makes a standby take writes, on a timeline of its own.
    public void promote() {
        texts("postgres", "select pg_promote(true, 30)");
    }

    /// Runs a command as the server's administrator.
    public void execute(String database, String command) {
        try (Connection connection = running.orElseThrow().getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL of the test refuses: " + command, e);
        }
    }

    /// The first column of a query.
    public List<String> texts(String database, String query) {
        List<String> found = new ArrayList<>();
        try (Connection connection = running.orElseThrow().getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL of the test refuses: " + query, e);
        }
        return found;
    }

    @Override
    public void close() {
        stop();
    }
}
