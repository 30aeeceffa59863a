package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the trades that a former owner left in the middle into the state that its crash means: nothing promised goes
/// back to PENDING, what may have been sent becomes IN_DOUBT and is asked for, never sent again.
public final class Recovery {

    private static final List<TradeStatus> MIDDLE =
            List.of(TradeStatus.EXECUTING, TradeStatus.QUOTED, TradeStatus.BOOKING);

    private final Uuid7 ids;
    private final String actor;
    private final Instant happenedAt;

    /// @param actor who found them, as events name them
    public Recovery(Uuid7 ids, String actor, Instant happenedAt) {
        this.ids = ids;
        this.actor = actor;
        this.happenedAt = happenedAt;
    }

    /// What was found and done.
    ///
    /// @param quotes quotes that still live by the database's clock, to be cancelled
    public record Found(List<NewEvent> events, List<Long> quotes) {}

    /// Recovers all such trades of the batch, whose row the caller has locked.
    public Found recover(Connection connection, Batch batch, Instant now) throws SQLException {
        List<NewEvent> events = new ArrayList<>();
        List<Long> quotes = new ArrayList<>();
        int row = 0;
        List<TradeWork> works = TradeRows.read(connection, batch.id(), MIDDLE, row, 500);
        while (!works.isEmpty()) {
            List<TradeWrite> writes = new ArrayList<>();
            for (TradeWork work : works) {
                TradeWrite write = recovered(work, now);
                writes.add(write);
                events.add(write.event());
                if (work.state().status() == TradeStatus.QUOTED
                        && work.state().quoteExpiry().filter(now::isBefore).isPresent()) {
                    work.state().quoteId().ifPresent(quotes::add);
                }
                row = Math.max(row, work.order().row());
            }
            new TradeApplier(ids, batch.fence(), now).apply(connection, batch, writes);
            works = TradeRows.read(connection, batch.id(), MIDDLE, row, 500);
        }
        return new Found(events, quotes);
    }

    private TradeWrite recovered(TradeWork work, Instant now) {
        TradeState before = work.state();
        if (before.status() == TradeStatus.BOOKING) {
            Attempt attempt =
                    work.attempt().orElseThrow(() -> new IllegalStateException("no attempt of " + work.order().id()));
            String text = "The process that was booking it is gone; the bank is asked what became of it.";
            Attempt asked =
                    attempt.asked(
                            new Attempt.Inquiry(
                                    0, Optional.empty(), Optional.of(now), Optional.empty(), Optional.empty(), ""));
            TradeState after = before.doubted("OWNER_LOST", text);
            return write(work, after, Optional.of(asked), EventKind.TRADE_IN_DOUBT, text);
        }
        String text = "Its former owner is gone; nothing was promised to the bank.";
        return write(work, before.returned("", "", false), Optional.empty(), EventKind.TRADE_RETURNED, text);
    }

    private TradeWrite write(TradeWork work, TradeState after, Optional<Attempt> attempt, EventKind kind, String text) {
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        kind,
                        Optional.of(work.order().id()),
                        actor,
                        Optional.of(text),
                        work.state().status().name(),
                        after.status().name(),
                        happenedAt);
        return new TradeWrite(work.order(), work.state(), after, attempt, Optional.empty(), event);
    }
}
