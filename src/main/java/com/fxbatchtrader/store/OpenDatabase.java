package com.fxbatchtrader.store;

import com.fxbatchtrader.store.sql.Flight;

import org.hibernate.StatelessSession;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// An open database as stores and engine use it: short transactions on the calling thread, its clock, its durability.
/// [Database] is the one there is; tests put another one before it, which is slow, away, or loses the answer of a
/// commit. Safe for any thread.
public interface OpenDatabase {

    /// Runs one short transaction.
    ///
    /// @throws DatabaseUnavailableException no connection, or lost before the commit: nothing happened
    /// @throws CommitUnknownException the commit's effect is unknown
    /// @throws NotDurableException it took effect, but may be lost again
    <T> T inTransaction(Function<StatelessSession, T> work);

    /// Runs one short transaction without a result; see [#inTransaction(Function)].
    default void inTransactionDo(Consumer<StatelessSession> work) {
        inTransaction(
                session -> {
                    work.accept(session);
                    return true;
                });
    }

    /// Runs one short transaction on the connections of leases, recovery and the stop flag; see
    /// [#inTransaction(Function)].
    <T> T inLeaseTransaction(Function<StatelessSession, T> work);

    /// The database's clock at this moment, to the microsecond; in a transaction too, where `now()` stands still.
    Instant clock(StatelessSession session);

    /// The database's clock as it is at this place of a flight; to be taken when the flight has run.
    default Supplier<Instant> clock(StatelessSession session, Flight flight) {
        return () -> clock(session);
    }

    /// Takes the limit on the length of a statement off the rest of this transaction and its commit: for a transaction
    /// that holds a booking intent.
    void liftStatementTimeout(StatelessSession session);

    /// The same, at this place of a flight.
    default void liftStatementTimeout(StatelessSession session, Flight flight) {
        liftStatementTimeout(session);
    }

    /// Statements to be sent together, in one round trip where the database is a server.
    default Flight flight() {
        return new Flight(false);
    }

    /// Makes everything committed so far survive a power cut: an H2 file is written through to the disk; a server has
    /// done so at the commit. Call it after the commit of a group that holds a booking intent, before any send.
    ///
    /// @throws NotDurableException when it failed: what was committed may be lost, so nothing may be sent
    void makeDurable();

    /// The desk's id, from which all booking keys are derived. It never changes.
    UUID deskId();
}
