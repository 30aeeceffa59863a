package com.fxbatchtrader.store;

import com.fxbatchtrader.domain.event.StreamHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.StatelessSession;

/// The desk's one row: who this database is, and to which bank it is bound. Safe for any thread.
public final class DeskStore {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;

    public DeskStore(Database database) {
        this.database = database;
    }

    /// Gives a new database its desk, with a random id: every booking key is derived from it, so that no other
    /// database, and no later one in the same place, ever makes the same keys. Of several processes at once one wins.
    ///
    /// @return the id of the desk, the one that is there or the new one
    static UUID bootstrap(DataSource source, SqlDialect dialect, ZoneId zone) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<UUID> known = read(connection);
            if (known.isEmpty()) {
                try {
                    insert(connection, zone, dialect.clock(connection));
                } catch (SQLException e) {
                    if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                        throw e;
                    }
                }
            }
            return known.isPresent() ? known.get() : read(connection).orElseThrow();
        }
    }

    private static Optional<UUID> read(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select desk_id from desk where id = 1");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static void insert(Connection connection, ZoneId zone, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into desk (id, desk_id, zone,"
                + " next_batch_number, last_queue_position, events_head_number, events_head_hash, created_at)"
                + " values (1, ?, ?, 1, 0, 0, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, zone.getId());
            insert.setString(3, StreamHead.GENESIS);
            insert.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /// Binds this database to a bank at first use, and checks ever after that it is the same one. In one transaction,
    /// under the lock of the desk's row.
    ///
    /// @throws WrongBankException when the database belongs to another environment, host or user
    public void bindBank(BankBinding binding) {
        database.inTransactionDo(session -> session.doWork(connection -> bind(connection, binding)));
    }

    private static void bind(Connection connection, BankBinding binding) throws SQLException {
        Optional<BankBinding> bound = lockBinding(connection);
        if (bound.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(
                    "update desk set environment = ?, bank_host = ?, bank_user_id = ? where id = 1")) {
                update.setString(1, binding.environment());
                update.setString(2, binding.host());
                update.setString(3, binding.userId());
                update.executeUpdate();
            }
        } else if (!bound.get().equals(binding)) {
            throw new WrongBankException(bound.get(), binding);
        }
    }

    private static Optional<BankBinding> lockBinding(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select environment, bank_host, bank_user_id from desk where id = 1 for update");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getString(1) == null
                    ? Optional.empty()
                    : Optional.of(new BankBinding(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
    }

    /// The bank that this database is bound to, or empty before its first use.
    public Optional<BankBinding> bank() {
        return database.inTransaction(DeskStore::binding);
    }

    private static Optional<BankBinding> binding(StatelessSession session) {
        return session.doReturningWork(DeskStore::lockBinding);
    }
}
