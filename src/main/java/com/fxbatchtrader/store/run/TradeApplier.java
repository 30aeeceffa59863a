package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.sql.Flight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Applies accepted writes to trades, attempts and reservations, inside a transaction that holds the batch's row. A
/// group may carry a trade over several states: its row is written once, from where its first write supposes it to
/// where its last one leaves it; the events tell every step.
///
/// @param fence of the run
/// @param now the database's clock, read after the batch's row was locked
record TradeApplier(Uuid7 ids, long fence, Instant now) {

    /// Adds the changes to the flight, whose run throws [GroupRefusedException] when a row is not where its write
    /// supposes.
    void apply(Flight flight, List<TradeWrite> writes) {
        // the database sees where a row comes from and where it goes; each step between is looked at here
        writes.forEach(TradeWrite::requireAllowed);
        List<TradeWrite> rest = writes;
        while (!rest.isEmpty()) {
            Wave wave = Wave.of(rest, fence, now);
            apply(flight, wave);
            rest = wave.later();
        }
    }

    /// Applies them to a batch whose row the caller has locked, its counters too.
    ///
    /// @throws GroupRefusedException when a row is not where its write supposes
    void apply(Connection connection, Batch batch, List<TradeWrite> writes) throws SQLException {
        Flight flight = new Flight(false);
        apply(flight, writes);
        flight.run(connection);
        Progress progress = Progress.of(batch.counts(), writes);
        batch.counted(progress.counts());
        batch.progressed(progress.started(), progress.ended());
    }

    /// What was booked before is settled first: a trade's next attempt may be opened in the same group.
    private void apply(Flight flight, Wave wave) {
        flight.changeAll(
                AttemptRows.UPDATE,
                wave.changed(),
                () -> new GroupRefusedException("a booking attempt is closed already"));
        ReservationRows.settle(flight, wave.changed(), now);
        flight.change(AttemptRows.INSERT, wave.opened());
        ReservationRows.hold(flight, ids, wave.intents(), now);
        flight.changeAll(
                TradeRows.UPDATE,
                wave.steps(),
                () -> new GroupRefusedException("a trade is not where its run supposes"));
    }
}
