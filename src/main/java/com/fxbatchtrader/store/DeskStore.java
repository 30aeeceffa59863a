package com.fxbatchtrader.store;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which bank this database belongs to. Safe for any thread.
public final class DeskStore {

    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public DeskStore(Database database, Pacing pacing) {
        this.database = database;
        this.pacing = pacing;
        this.ids = new Uuid7(pacing);
    }

    /// Binds this database to a bank at first use, and checks ever after that it is the same one. In one transaction,
    /// under the lock of the desk's row, with an event.
    ///
    /// @throws WrongBankException when the database belongs to another environment, host or user: trade nothing
    public void bindBank(BankBinding binding) {
        database.inTransactionDo(
                session -> {
                    Desk desk = session.doReturningWork(DeskStore::lock);
                    if (desk.bank().isEmpty()) {
                        Instant now = database.clock(session);
                        session.doWork(connection -> bind(connection, desk.head(), binding, now));
                    } else if (!desk.bank().get().equals(binding)) {
                        throw new WrongBankException(desk.bank().get(), binding);
                    }
                });
    }

    /// The bank that this database is bound to, or empty before its first use.
    public Optional<BankBinding> bank() {
        return database.inTransaction(session -> session.doReturningWork(DeskStore::lock)).bank();
    }

    private record Desk(StreamHead head, Optional<BankBinding> bank) {}

    private static Desk lock(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select desk_id, events_head_number, events_head_hash, environment, bank_host,"
                                        + " bank_user_id from desk where id = 1 for update");
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Desk(
                    new StreamHead(StreamKind.DESK, row.getObject(1, UUID.class), row.getLong(2), row.getString(3)),
                    row.getString(4) == null
                            ? Optional.empty()
                            : Optional.of(new BankBinding(row.getString(4), row.getString(5), row.getString(6))));
        }
    }

    private void bind(Connection connection, StreamHead head, BankBinding binding, Instant now) throws SQLException {
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        EventKind.DESK_BOUND,
                        Optional.empty(),
                        "owner:" + database.owner(),
                        Optional.empty(),
                        "",
                        binding.toString(),
                        pacing.instant());
        StreamHead next =
                EventAppender.append(connection, head, List.of(event), EventAppender.Clocks.of(now, pacing.instant()));
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update desk set environment = ?, bank_host = ?,"
                                + " bank_user_id = ?, events_head_number = ?, events_head_hash = ? where id = 1")) {
            update.setString(1, binding.environment());
            update.setString(2, binding.host());
            update.setString(3, binding.userId());
            update.setLong(4, next.number());
            update.setString(5, next.hash());
            update.executeUpdate();
        }
    }
}
