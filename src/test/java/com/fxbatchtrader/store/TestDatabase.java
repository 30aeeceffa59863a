package com.fxbatchtrader.store;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.client.Account;
import com.fxbatchtrader.domain.client.Client;
import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.time.Pacing;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A fresh database with our schema for one test or one class of tests, removed when it is closed.
///
/// A suite for all databases is a `@ParameterizedClass @EnumSource(DatabaseKind.class)` whose constructor takes the
/// kind.
public final class TestDatabase implements AutoCloseable {

    /// All entities of the product.
    public static final List<Class<?>> ENTITIES =
            List.of(Desk.class, Client.class, Account.class, Batch.class, Trade.class, BookingAttempt.class);

    private final DatabaseSettings settings;
    private final Pacing pacing;
    private @Nullable Database database;

    private TestDatabase(DatabaseSettings settings, Pacing pacing) {
        this.settings = settings;
        this.pacing = pacing;
    }

    /// A fresh one; it is opened at the first use of [#database()].
    public static TestDatabase fresh(DatabaseKind kind, Pacing pacing) {
        DatabaseSettings settings =
                switch (kind) {
                    case H2_MEMORY -> DatabaseSettings.h2Memory("fx-" + UUID.randomUUID());
                    case H2_FILE -> DatabaseSettings.h2File(folder().resolve("desk"));
                    case POSTGRESQL -> PostgresServers.shared().settings(PostgresServers.shared().migratedDatabase());
                };
        return new TestDatabase(settings.ownedBy("desk-1:4711:a1b2c3"), pacing);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fxbatch-test-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a test's database", e);
        }
    }

    /// How to open it, also a second time.
    public DatabaseSettings settings() {
        return settings;
    }

    /// The open database.
    public Database database() {
        if (database == null) {
            database = Database.open(settings, ENTITIES, pacing);
        }
        return database;
    }

    /// Closes it in order and opens it again. An H2 database in memory begins anew.
    public Database reopened() {
        database().close();
        database = null;
        return database();
    }

    /// A connection of the test's own, in auto-commit, past the pools.
    public Connection connect() {
        database();
        try {
            return DataSources.of(settings).getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to " + settings, e);
        }
    }

    /// Runs a command on a connection of the test's own.
    public void execute(String command) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database refuses: " + command, e);
        }
    }

    /// The first column of a query's rows.
    public List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
        return texts;
    }

    /// The one number that a query gives.
    public long number(String query) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database refuses: " + query, e);
        }
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
        switch (settings.location()) {
            case DatabaseLocation.H2File file -> remove(file.path().getParent());
            case DatabaseLocation.PostgresServer server -> PostgresServers.shared().drop(server.database());
            case DatabaseLocation.H2Memory _ -> {}
        }
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of a test's database cannot be removed", e);
        }
    }
}
