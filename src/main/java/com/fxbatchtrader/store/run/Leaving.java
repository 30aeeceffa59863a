package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.TradeStatus;

import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a hold on a batch ends, inside a transaction that has its row: by its owner, or by a person where there is no
/// owner any more. For one transaction.
public final class Leaving {

    private final Uuid7 ids;
    private final String owner;
    private final Instant happenedAt;

    /// @param owner who leaves it, as events name them
    public Leaving(Uuid7 ids, String owner, Instant happenedAt) {
        this.ids = ids;
        this.owner = owner;
        this.happenedAt = happenedAt;
    }

    /// Decides and writes to the batch and its trades; the caller holds the row and saves it with these events.
    ///
    /// @param checkAfter where only doubts remain: how long until they are asked for (again)
    public List<NewEvent> leave(StatelessSession session, Batch batch, Instant now, Duration checkAfter) {
        List<NewEvent> events = new ArrayList<>();
        if (batch.counts().running() > 0) {
            Recovery recovery = new Recovery(ids, owner, happenedAt);
            events.addAll(session.doReturningWork(c -> recovery.recover(c, batch, now)).events());
        }
        BatchStatus before = batch.status();
        boolean checking = batch.nextCheckAt().isPresent();
        BatchStatus requested = batch.requestedState().orElse(before);
        Optional<String> reason = batch.requestedState().flatMap(_ -> batch.requestedReason());
        if (requested == BatchStatus.CANCELLED) {
            events.addAll(session.doReturningWork(c -> cancelRest(c, batch, now)));
        }
        Counts counts = batch.counts();
        boolean open = batch.status() == BatchStatus.RUNNING || batch.status() == BatchStatus.PAUSED;
        if (counts.allFinal() && open) {
            batch.end(now);
            events.add(event(EventKind.BATCH_ENDED, owner, reason, before, text(batch.status(), counts)));
        } else if (requested == BatchStatus.PAUSED && batch.status() == BatchStatus.RUNNING && counts.pending() > 0) {
            String by = batch.requestedBy().orElse(owner);
            batch.pause(by, batch.requestedReason().orElse(""), now);
            events.add(event(EventKind.BATCH_PAUSED, by, reason, before, text(batch.status(), counts)));
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
            events.add(event(kind, owner, Optional.empty(), before, text(batch.status(), counts)));
        } else {
            batch.settled();
            batch.release();
            events.add(event(EventKind.BATCH_RELEASED, owner, Optional.empty(), before, text(batch.status(), counts)));
        }
        return events;
    }

    /// Cancels every trade that has not begun, for who has asked for it.
    public List<NewEvent> cancelRest(Connection connection, Batch batch, Instant now) throws SQLException {
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
                                                            happenedAt)))
                            .toList();
            new TradeApplier(ids, batch.fence(), now).apply(connection, batch, writes);
            writes.forEach(write -> events.add(write.event()));
            rest = TradeRows.read(connection, batch.id(), List.of(TradeStatus.PENDING), 0, 1000);
        }
        return events;
    }

    private NewEvent event(EventKind kind, String actor, Optional<String> reason, BatchStatus before, String after) {
        return new NewEvent(ids.next(), kind, Optional.empty(), actor, reason, before.name(), after, happenedAt);
    }

    /// How a batch stands, for its events.
    public static String text(BatchStatus status, Counts counts) {
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
