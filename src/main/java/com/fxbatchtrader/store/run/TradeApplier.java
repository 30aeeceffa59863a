package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Applies accepted writes to trades, attempts, reservations and the batch's counters, inside a transaction that holds
/// the batch's row. Writes of one trade take effect one after the other, so that the guards of the database see each
/// step.
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
        List<TradeWrite> rest = writes;
        while (!rest.isEmpty()) {
            List<TradeWrite> wave = new ArrayList<>();
            List<TradeWrite> later = new ArrayList<>();
            Set<UUID> taken = new HashSet<>();
            for (TradeWrite write : rest) {
                (taken.add(write.tradeId()) ? wave : later).add(write);
            }
            applyWave(fence, wave);
            rest = later;
        }
        count(batch, writes);
    }

    private void applyWave(long fence, List<TradeWrite> wave) throws SQLException {
        List<Attempt> opened = new ArrayList<>();
        List<Attempt> changed = new ArrayList<>();
        for (TradeWrite write : wave) {
            write.attempt().ifPresent(attempt -> (write.intent() ? opened : changed).add(attempt));
        }
        AttemptRows.insert(connection, opened);
        requireAll(AttemptRows.update(connection, changed), "a booking attempt is closed already");
        ReservationRows.settle(connection, changed, now);
        for (TradeWrite write : wave) {
            ReservationRows.hold(connection, ids, write, now);
        }
        requireAll(TradeRows.update(connection, wave, fence, now), "a trade is not where its run supposes");
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
