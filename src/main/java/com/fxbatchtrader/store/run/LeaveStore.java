package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Ends an owner's hold on a batch, in one transaction: the final status when every trade is final, PAUSED or the rest
/// cancelled where a person has asked for it, the checks of the doubts when nothing else is left, or the lock given
/// back for the next owner.
public final class LeaveStore {

    private final OpenDatabase database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public LeaveStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// How the batch stands after it was left.
    ///
    /// @param owned false when it was not this owner's any more: nothing was written
    /// @param nextCheckAt when its doubts are asked for next
    public record Left(boolean owned, BatchStatus status, Counts counts, Optional<Instant> nextCheckAt) {}

    /// Leaves the batch.
    ///
    /// @param checkAfter where only doubts remain: how long until they are asked for (again)
    public Left leave(RunKey key, Duration checkAfter) {
        return Busy.asUnavailable(
                () ->
                        database.inTransaction(
                                session -> {
                                    Batch batch = BatchRows.lock(session, key.batchId()).orElseThrow();
                                    if (key.holds(batch)) {
                                        Instant now = database.clock(session);
                                        Leaving leaving = new Leaving(ids, key.owner(), pacing.instant());
                                        List<NewEvent> events = leaving.leave(session, batch, now, checkAfter);
                                        BatchRows.save(
                                                session, batch, events, EventAppender.Clocks.of(now, pacing.instant()));
                                        return new Left(true, batch.status(), batch.counts(), batch.nextCheckAt());
                                    }
                                    return new Left(false, batch.status(), batch.counts(), batch.nextCheckAt());
                                }));
    }
}
