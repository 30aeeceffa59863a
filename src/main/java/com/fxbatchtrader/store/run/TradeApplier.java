package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Applies accepted writes to trades, attempts, reservations and the batch's counters, inside a transaction that holds
/// the batch's row. A group may carry a trade over several states: its row is written once, from where its first write
/// supposes it to where its last one leaves it; the events tell every step.
final class TradeApplier {

    private final Connection connection;
    private final Uuid7 ids;
    private final Instant now;

    /// @param now the database's clock, read after the batch's row was locked
    TradeApplier(Connection connection, Uuid7 ids, Instant now) {
        this.connection = connection;
        this.ids = ids;
        this.now = now;
    }

    /// Applies them all or throws [GroupRefusedException] when a row is not where its write supposes.
    void apply(Batch batch, long fence, List<TradeWrite> writes) throws SQLException {
        // the database sees where a row comes from and where it goes; each step between is looked at here
        writes.forEach(TradeWrite::requireAllowed);
        List<TradeWrite> rest = writes;
        while (!rest.isEmpty()) {
            Wave wave = Wave.of(rest);
            apply(fence, wave);
            rest = wave.later();
        }
        count(batch, writes);
    }

    /// What was booked before is settled first: a trade's next attempt may be opened in the same group.
    private void apply(long fence, Wave wave) throws SQLException {
        requireAll(AttemptRows.update(connection, wave.changed()), "a booking attempt is closed already");
        ReservationRows.settle(connection, wave.changed(), now);
        AttemptRows.insert(connection, wave.opened());
        ReservationRows.hold(connection, ids, wave.intents(), now);
        requireAll(TradeRows.update(connection, wave.steps(), fence, now), "a trade is not where its run supposes");
    }

    private static void requireAll(boolean[] done, String otherwise) {
        for (boolean one : done) {
            if (!one) {
                throw new GroupRefusedException(otherwise);
            }
        }
    }

    private static void count(Batch batch, List<TradeWrite> writes) {
        Counts counts = batch.counts();
        boolean started = false;
        boolean ended = false;
        for (TradeWrite write : writes) {
            TradeStatus from = write.before().status();
            TradeStatus to = write.after().status();
            counts = counts.moved(from, to);
            started |= write.start();
            ended |= from != to && (to.isFinal() || to == TradeStatus.BOOKED);
        }
        batch.counted(counts);
        batch.progressed(started, ended);
    }
}
