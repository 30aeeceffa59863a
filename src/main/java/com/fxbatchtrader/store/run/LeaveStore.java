package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
                                        List<NewEvent> events = leave(session, batch, key.owner(), now, checkAfter);
                                        BatchRows.save(
                                                session, batch, events, EventAppender.Clocks.of(now, pacing.instant()));
                                        return new Left(true, batch.status(), batch.counts(), batch.nextCheckAt());
                                    }
                                    return new Left(false, batch.status(), batch.counts(), batch.nextCheckAt());
                                }));
    }

    private List<NewEvent> leave(
            StatelessSession session, Batch batch, String owner, Instant now, Duration checkAfter) {
        List<NewEvent> events = new ArrayList<>();
        if (batch.counts().running() > 0) {
            Recovery recovery = new Recovery(ids, owner, pacing.instant());
            events.addAll(session.doReturningWork(c -> recovery.recover(c, batch, now)).events());
        }
        BatchStatus before = batch.status();
        boolean checking = batch.nextCheckAt().isPresent();
        BatchStatus requested = batch.requestedState().orElse(before);
        if (requested == BatchStatus.CANCELLED) {
            events.addAll(session.doReturningWork(c -> cancelRest(c, batch, now)));
        }
        Counts counts = batch.counts();
        boolean open = batch.status() == BatchStatus.RUNNING || batch.status() == BatchStatus.PAUSED;
        if (counts.allFinal() && open) {
            batch.end(now);
            events.add(event(EventKind.BATCH_ENDED, owner, before, text(batch.status(), counts)));
        } else if (requested == BatchStatus.PAUSED && batch.status() == BatchStatus.RUNNING && counts.pending() > 0) {
            String by = batch.requestedBy().orElse(owner);
            batch.pause(by, batch.requestedReason().orElse(""), now);
            events.add(event(EventKind.BATCH_PAUSED, by, before, text(batch.status(), counts)));
        } else if (counts.unsettled() > 0 && (counts.pending() == 0 || batch.status() == BatchStatus.PAUSED)) {
            if (checking) {
                batch.checkedAgain(now.plus(checkAfter));
            } else {
                batch.leaveToChecks(now.plus(checkAfter));
            }
            if (requested == BatchStatus.PAUSED && counts.pending() == 0) {
                // nothing is left that a pause could hold back
                batch.clearRequest();
            }
            EventKind kind = checking ? EventKind.BATCH_CHECKED : EventKind.BATCH_LEFT_IN_DOUBT;
            events.add(event(kind, owner, before, text(batch.status(), counts)));
        } else {
            batch.settled();
            batch.release();
            events.add(event(EventKind.BATCH_RELEASED, owner, before, text(batch.status(), counts)));
        }
        return events;
    }

    private List<NewEvent> cancelRest(Connection connection, Batch batch, Instant now) throws SQLException {
        List<NewEvent> events = new ArrayList<>();
        String by = batch.requestedBy().orElse("system");
        String why = batch.requestedReason().orElse("");
        List<TradeWork> rest = TradeRows.read(connection, batch.id(), List.of(TradeStatus.PENDING), 0, 1000);
        while (!rest.isEmpty()) {
            List<TradeWrite> writes =
                    rest.stream()
                            .map(
                                    work ->
                                            new TradeWrite(
                                                    work.order(),
                                                    work.state(),
                                                    work.state().cancelled(why),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    new NewEvent(
                                                            ids.next(),
                                                            EventKind.TRADE_CANCELLED,
                                                            Optional.of(work.order().id()),
                                                            by,
                                                            Optional.of(why),
                                                            work.state().status().name(),
                                                            TradeStatus.CANCELLED.name(),
                                                            pacing.instant())))
                            .toList();
            new TradeApplier(connection, ids, now).apply(batch, batch.fence(), writes);
            writes.forEach(write -> events.add(write.event()));
            rest = TradeRows.read(connection, batch.id(), List.of(TradeStatus.PENDING), 0, 1000);
        }
        return events;
    }

    private NewEvent event(EventKind kind, String actor, BatchStatus before, String after) {
        return new NewEvent(
                ids.next(), kind, Optional.empty(), actor, Optional.empty(), before.name(), after, pacing.instant());
    }

    private static String text(BatchStatus status, Counts counts) {
        return status
                + ": "
                + counts.succeeded()
                + " succeeded, "
                + counts.failed()
                + " failed, "
                + counts.unsettled()
                + " open at the bank, "
                + counts.cancelled()
                + " cancelled, "
                + counts.pending()
                + " to go";
    }
}
