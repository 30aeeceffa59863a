package com.fxbatchtrader.store;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.failover.FailoverBlock;
import com.fxbatchtrader.store.postgresql.ServerFacts;
import com.fxbatchtrader.store.postgresql.ServerProbe;
import com.fxbatchtrader.time.Pacing;
import com.zaxxer.hikari.HikariDataSource;

import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/// Everything that an open database holds, made in order; what was made is closed again when a later part fails.
///
/// @param keeper holds an H2 database open
/// @param server what a PostgreSQL server told of itself
/// @param source single connections, past the pools
/// @param lastTransaction the greatest number of a transaction that an event of an H2 database carries
record DatabaseParts(
        DatabaseSettings settings,
        SqlDialect dialect,
        Optional<H2Keeper> keeper,
        Optional<ServerFacts> server,
        UUID deskId,
        List<String> applied,
        DriverDataSource source,
        long lastTransaction,
        HikariDataSource pool,
        HikariDataSource leasePool,
        SessionFactory factory)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseParts.class);
    private static final int POOL_SIZE = 8;
    private static final int LEASE_POOL_SIZE = 2;
    private static final int OLDEST_VERSION = 140_000;

    static DatabaseParts open(
            DatabaseSettings settings, DriverDataSource source, List<Class<?>> entities, Pacing pacing) {
        Deque<AutoCloseable> made = new ArrayDeque<>();
        boolean opened = false;
        try {
            Optional<H2Keeper> keeper = Optional.empty();
            Optional<ServerFacts> server = Optional.empty();
            boolean onServer = settings.location() instanceof DatabaseLocation.PostgresServer;
            SqlDialect dialect = onServer ? new PostgresDialect() : new H2Dialect(pacing);
            if (onServer) {
                server = Optional.of(greet(source, settings.location()));
            } else {
                keeper = Optional.of(push(made, H2Keeper.open(settings, source, pacing)));
            }
            List<String> applied = new Migrator(dialect, settings.location()).migrate(source);
            if (settings.location() instanceof DatabaseLocation.H2File file) {
                new H2Home(file).check(source, settings.owner(), pacing.instant());
            }
            UUID deskId = new DeskBirth(settings, dialect, pacing).deskId(source);
            long last = dialect.h2() ? lastTransaction(source) : 0;
            FailoverBlock block = new FailoverBlock(new Uuid7(pacing), pacing, settings.owner());
            DriverDataSource greeted = source.greetedBy(connection -> block.greet(connection, dialect::clock));
            HikariDataSource pool = push(made, DataSources.pool("fxbatch", settings, greeted, POOL_SIZE));
            HikariDataSource leases = push(made, DataSources.pool("fxbatch-lease", settings, greeted, LEASE_POOL_SIZE));
            SessionFactory factory = push(made, SessionFactories.start(pool, entities));
            opened = true;
            return new DatabaseParts(
                    settings, dialect, keeper, server, deskId, applied, source, last, pool, leases, factory);
        } catch (SchemaManagementException e) {
            throw new DatabaseException(
                    Kind.WRONG_SCHEMA,
                    "the schema of " + settings.location().shown() + " is not that of this program: " + e.getMessage(),
                    e);
        } catch (SQLException | HibernateException e) {
            throw new SqlProblems(settings.location()).atOpen("the database cannot be opened", e);
        } finally {
            if (!opened) {
                closeQuietly(made);
            }
        }
    }

    private static long lastTransaction(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.prepareStatement("select max(transaction_id) from event");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static ServerFacts greet(DataSource source, DatabaseLocation location) throws SQLException {
        ServerFacts facts = ServerProbe.ask(source);
        if (facts.version() < OLDEST_VERSION) {
            throw new DatabaseException(
                    Kind.WRONG_SERVER,
                    "the server "
                            + location.shown()
                            + " is PostgreSQL "
                            + facts.shownVersion()
                            + "; 14 or later is needed");
        }
        if (!facts.encoding().equals("UTF8")) {
            throw new DatabaseException(
                    Kind.WRONG_SERVER,
                    "the database "
                            + location.shown()
                            + " keeps text as "
                            + facts.encoding()
                            + "; create it with encoding UTF8");
        }
        return facts;
    }

    private static <T extends AutoCloseable> T push(Deque<AutoCloseable> made, T part) {
        made.push(part);
        return part;
    }

    /// In the reverse order. H2's keeper comes last: a pool that is still alive would open the file again.
    @Override
    public void close() {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        keeper.ifPresent(parts::push);
        parts.push(pool);
        parts.push(leasePool);
        parts.push(factory);
        closeAll(parts);
    }

    /// What went wrong at the opening counts, not what goes wrong in tidying up after it.
    private static void closeQuietly(Deque<AutoCloseable> parts) {
        try {
            closeAll(parts);
        } catch (RuntimeException e) {
            LOG.debug("after a database could not be opened, a part of it could not be closed", e);
        }
    }

    /// Closes all, also when one of them fails; the first failure comes out, the others with it.
    private static void closeAll(Deque<AutoCloseable> parts) {
        @Nullable RuntimeException first = null;
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                RuntimeException failure = e instanceof RuntimeException r ? r : new IllegalStateException(e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
