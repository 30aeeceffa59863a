package com.fxbatchtrader.store;

import com.fxbatchtrader.store.h2.NewestChunkFiles;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// Makes connections with the options that the promises rest on; none of them can be set from outside.
final class DataSources {

    /// H2 as the only process, over the asynchronous file system (an interrupt closes the file of the others) with
    /// headers that a kill leaves right (without them, some kills lose the last commits), every commit written at once
    /// (the default loses half a second of acknowledged commits at a kill), closed by us alone.
    private static final String H2_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    /// PostgreSQL cuts a longer name, with a warning.
    private static final int APPLICATION_NAME_MAX = 63;

    private DataSources() {}

    /// Single connections, without a pool and without limits on statements: the schema may take its time.
    static DriverDataSource of(DatabaseSettings settings) {
        return switch (settings.location()) {
            case DatabaseLocation.H2File file -> {
                NewestChunkFiles.register();
                yield h2(settings, NewestChunkFiles.SCHEME + ":async:" + file.path());
            }
            case DatabaseLocation.H2Memory memory -> h2(settings, "mem:" + memory.name());
            case DatabaseLocation.PostgresServer server -> postgresql(settings, server);
        };
    }

    private static DriverDataSource h2(DatabaseSettings settings, String place) {
        String lockTimeout = ";LOCK_TIMEOUT=" + settings.timeouts().lock().toMillis();
        return new DriverDataSource(
                "jdbc:h2:" + place + H2_OPTIONS + lockTimeout,
                Map.of("user", settings.user(), "password", settings.password()));
    }

    private static DriverDataSource postgresql(DatabaseSettings settings, DatabaseLocation.PostgresServer server) {
        DatabaseTimeouts timeouts = settings.timeouts();
        String name = "fxbatch " + settings.owner();
        return new DriverDataSource(
                server.jdbcUrl(),
                Map.of(
                        "user", settings.user(),
                        "password", settings.password(),
                        "connectTimeout", seconds(timeouts.connect()),
                        "loginTimeout", seconds(timeouts.connect()),
                        "socketTimeout", seconds(timeouts.socket()),
                        "tcpKeepAlive", "true",
                        "targetServerType", "primary",
                        "reWriteBatchedInserts", "true",
                        "ApplicationName", name.substring(0, Math.min(name.length(), APPLICATION_NAME_MAX))));
    }

    /// The driver counts in seconds; zero would mean for ever.
    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, (duration.toMillis() + 999) / 1000));
    }

    /// A pool. It connects when it is used, and again by itself after the database was gone.
    static HikariDataSource pool(String name, DatabaseSettings settings, DriverDataSource source, int size) {
        DatabaseTimeouts timeouts = settings.timeouts();
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(
                settings.location() instanceof DatabaseLocation.PostgresServer
                        ? source.beginningWith(sessionSettings(timeouts))
                        : source);
        config.setAutoCommit(false);
        // Said, not asked for: a pool that loses its very first connection while it asks never gives one again.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Math.max(250, timeouts.borrow().toMillis()));
        config.setValidationTimeout(Math.max(250, timeouts.borrow().toMillis() / 2));
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// What the server or the role may have set otherwise. A commit waits for the disk at least, and for the standby
    /// where the server has one.
    private static String sessionSettings(DatabaseTimeouts timeouts) {
        return String.format(
                Locale.ROOT,
                "set statement_timeout = %d; set lock_timeout = %d; set idle_in_transaction_session_timeout = %d;"
                        + " set default_transaction_isolation = 'read committed';"
                        + " set default_transaction_read_only = off;"
                        + " select set_config('synchronous_commit', 'on', false)"
                        + " where current_setting('synchronous_commit') in ('off', 'local')",
                timeouts.statement().toMillis(),
                timeouts.lock().toMillis(),
                timeouts.idle().toMillis());
    }
}
