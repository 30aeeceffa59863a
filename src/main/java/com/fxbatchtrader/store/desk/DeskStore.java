package com.fxbatchtrader.store.desk;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    /// @throws DeskBusyException when an import held the desk's row all the time
    public void bindBank(BankBinding binding) {
        Optional<BankBinding> bank = bank();
        if (bank.isEmpty()) {
            bank = Turns.take(() -> database.inTransaction(session -> session.doReturningWork(c -> bind(c, binding))));
        }
        BankBinding bound = bank.orElseThrow();
        if (!bound.equals(binding)) {
            throw new WrongBankException(bound, binding);
        }
    }

    /// The bank that this database is bound to, or empty before its first use.
    public Optional<BankBinding> bank() {
        return database.inTransaction(session -> session.doReturningWork(DeskStore::read));
    }

    /// @return the bank that the database is bound to after this
    private Optional<BankBinding> bind(Connection connection, BankBinding binding) throws SQLException {
        DeskLine desk = DeskLine.lock(connection);
        Optional<BankBinding> former = read(connection);
        if (former.isPresent()) {
            return former;
        }
        Instant now = database.dialect().clock(connection);
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
        Sql.one(
                connection,
                "update desk set environment = ?, bank_host = ?, bank_user_id = ? where id = 1",
                params -> params.text(binding.environment()).text(binding.host()).text(binding.userId()));
        desk.append(connection, List.of(event), EventAppender.Clocks.of(now, pacing.instant()));
        return Optional.of(binding);
    }

    private static Optional<BankBinding> read(Connection connection) throws SQLException {
        return Sql.first(
                connection,
                "select environment, bank_host, bank_user_id from desk where id = 1 and environment is not null",
                Sql.Binding.NONE,
                row -> new BankBinding(row.getString(1), row.getString(2), row.getString(3)));
    }
}
