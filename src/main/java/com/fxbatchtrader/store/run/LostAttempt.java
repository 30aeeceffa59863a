package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Makes a booking attempt anew that a lost server may have sent: with the key that is derived from its number, open,
/// its trade in doubt. From then on nothing of this trade can be sent until its fate is proven: the same rules that
/// hold every doubt hold it. What came before it was proven not to be booked, or it would not have been made.
public final class LostAttempt {

    private static final String BEFORE = "a later attempt exists, which is made only after this one was refused";

    /// The bank's clock may be so much ahead of the database's: an answer's `Date` further off proves nothing.
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final Uuid7 ids;
    private final Pacing pacing;
    private final String actor;
    private final String venue;
    private final UUID deskId;

    /// @param actor `owner:…`, in whose name it is recorded
    /// @param venue the bank's host
    public LostAttempt(Uuid7 ids, Pacing pacing, String actor, String venue, UUID deskId) {
        this.ids = ids;
        this.pacing = pacing;
        this.actor = actor;
        this.venue = venue;
        this.deskId = deskId;
    }

    /// When a lost attempt can have been sent, and until when its quote can have lived (database's clock).
    public record Span(Instant since, Instant until) {}

    /// Why it is made anew.
    public record Why(String code, String text) {}

    /// Makes it anew under the lock of its batch's row, unless the database knows it by now.
    ///
    /// @return the database's clock
    /// @throws IllegalStateException when the trade is final for ever: then it is a break
    public Instant remake(
            StatelessSession session, UUID tradeId, int number, Why why, Span span, OpenDatabase database) {
        UUID batchId = session.doReturningWork(c -> TradeRows.one(c, tradeId)).orElseThrow().order().batchId();
        Batch batch = BatchRows.lock(session, batchId).orElseThrow();
        Instant now = database.clock(session);
        List<NewEvent> events = new ArrayList<>();
        session.doWork(
                connection -> {
                    events.addAll(new Recovery(ids, actor, pacing.instant()).recover(connection, batch, now).events());
                    TradeWork work = TradeRows.one(connection, tradeId).orElseThrow();
                    if (work.state().attempts() < number) {
                        events.add(remake(connection, batch, work, number, why, span, now));
                    }
                });
        if (!events.isEmpty()) {
            reopen(session, batch, now);
            BatchRows.save(session, batch, events, EventAppender.Clocks.of(now, pacing.instant()));
        }
        return now;
    }

    private NewEvent remake(
            Connection connection, Batch batch, TradeWork work, int number, Why why, Span span, Instant now)
            throws SQLException {
        close(connection, work, now);
        TradeState before = work.state();
        if (before.status() == TradeStatus.FAILED) {
            before = move(connection, batch, work, before, before.retried(), now);
        }
        for (int gap = before.attempts() + 1; gap < number; gap++) {
            Attempt refused = attempt(work, gap, span);
            AttemptRows.INSERT.write(connection, List.of(refused));
            AttemptRows.UPDATE.write(connection, List.of(refused.closed(Proof.DEFINITE_REFUSAL, BEFORE, now)));
        }
        Attempt attempt = attempt(work, number, span);
        AttemptRows.INSERT.write(connection, List.of(attempt));
        AttemptRows.UPDATE.write(connection, List.of(attempt.asked(dueAt(now))));
        TradeState after = before.found(attempt.id(), number, why.code, why.text);
        move(connection, batch, work, before, after, now);
        return new NewEvent(
                ids.next(),
                EventKind.TRADE_FOUND,
                Optional.of(work.order().id()),
                actor,
                Optional.of(why.text),
                work.state().status() + ", " + work.state().attempts() + " attempts",
                after.status() + ": attempt " + number + ", key " + attempt.terms().key(),
                pacing.instant());
    }

    private static void close(Connection connection, TradeWork work, Instant now) throws SQLException {
        List<Attempt> open =
                work.attempt().map(one -> one.closed(Proof.DEFINITE_REFUSAL, BEFORE, now)).stream().toList();
        AttemptRows.UPDATE.write(connection, open);
        ReservationRows.settle(connection, open, now);
    }

    private static TradeState move(
            Connection connection, Batch batch, TradeWork work, TradeState before, TradeState after, Instant now)
            throws SQLException {
        TradeRows.Step step = new TradeRows.Step(work.order(), before, after, batch.fence(), now);
        if (TradeRows.UPDATE.write(connection, List.of(step)) != 1) {
            throw new IllegalStateException("trade " + work.order().id() + " is not where its row was read");
        }
        batch.counted(batch.counts().moved(before.status(), after.status()));
        return after;
    }

    /// Without its quote, which is lost: what was sent is read from the bank's statement once it is known to be booked.
    private Attempt attempt(TradeWork work, int number, Span span) {
        UUID trade = work.order().id();
        Attempt.Terms terms =
                new Attempt.Terms(
                        BookingKey.of(deskId, trade, number),
                        0,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        span.until.plus(CLOCKS),
                        venue);
        return Attempt.intent(ids.next(), trade, number, terms, span.since);
    }

    private static Attempt.Inquiry dueAt(Instant now) {
        return new Attempt.Inquiry(0, Optional.empty(), Optional.of(now), Optional.empty(), Optional.empty(), "");
    }

    /// What had ended, or has nothing else left to do, goes to the asking; in the queue it is asked for in its turn.
    private static void reopen(StatelessSession session, Batch batch, Instant now) {
        if (batch.status().ended()) {
            batch.reopen();
            // the database lets what has ended go to the queue only, and from there on
            session.update(batch);
        }
        boolean queued = batch.status() == BatchStatus.PENDING || batch.status() == BatchStatus.RUNNING;
        if (batch.counts().pending() == 0 && (queued || batch.status() == BatchStatus.PAUSED)) {
            batch.onlyAsk(now);
        } else if (batch.status() == BatchStatus.PAUSED) {
            batch.leaveToChecks(now);
        }
    }
}
