package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.ShakyDatabase.Trouble;
import com.fxbatchtrader.engine.health.DatabaseHealth;
import com.fxbatchtrader.engine.journal.GroupCommitter;
import com.fxbatchtrader.engine.journal.JournalListener;
import com.fxbatchtrader.engine.journal.StateWriter;
import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.JournalStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WorkStore;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.time.VirtualPacing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A claimed batch of three trades and a writer for it.
final class WriterBench implements JournalListener {

    private static final BigDecimal RATE = new BigDecimal("17.8");

    private final VirtualPacing time;
    final TestDesk desk;
    final UUID batch;
    final Uuid7 ids;
    final Deque<Trouble> troubles = new ArrayDeque<>();
    final List<Boolean> database = new ArrayList<>();
    final List<Integer> groups = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    boolean away;
    boolean durable = true;
    boolean deadly;
    final RunKey key;
    final List<TradeWork> works;
    final GroupCommitter committer;
    final StateWriter writer;

    WriterBench(VirtualPacing time) {
        this.time = time;
        desk = new TestDesk(time);
        batch = desk.queue(3, 5, 5);
        ids = new Uuid7(time);
        Workstation workstation = desk.workstation("here:1:a");
        Claim claim =
                new ClaimStore(workstation.database(), time, ids)
                        .claimNext("here:1:a", Duration.ofMinutes(5), Set.of())
                        .orElseThrow();
        key = claim.key();
        works = new WorkStore(workstation.database()).pending(batch, 0, 10);
        workstation.weather =
                new ShakyDatabase.Weather() {
                    @Override
                    public Trouble trouble(int n, boolean lease) {
                        return away ? Trouble.AWAY : Optional.ofNullable(troubles.poll()).orElse(Trouble.NONE);
                    }

                    @Override
                    public boolean durable() {
                        return durable;
                    }
                };
        committer =
                new GroupCommitter(
                        new JournalStore(workstation.database(), time, ids),
                        time,
                        this,
                        new DatabaseHealth(database::add));
        writer = new StateWriter(committer, time);
        writer.start();
    }

    @Override
    public void written(RunKey of, List<TradeWrite> writes, BatchSignals signals) {
        groups.add(writes.size());
        if (deadly) {
            throw new InternalError("the machine is broken");
        }
    }

    @Override
    public void lost(RunKey of, String text) {
        lost.add(text);
    }

    /// Submits a write that nobody waits for.
    void handIn(TradeWrite write) {
        CompletableFuture<WriteResult> unawaited = submit(write);
        assertThat(unawaited).isNotNull();
    }

    CompletableFuture<WriteResult> submit(TradeWrite write) {
        return writer.submit(key, write);
    }

    TradeStatus status(int trade) {
        return desk.trades(batch).get(trade).status();
    }

    /// Takes a trade over `STARTED` and `QUOTED`, and returns its intent.
    TradeWrite intent(int trade) {
        TradeWrite quoted = quoted(trade);
        return intended(works.get(trade), quoted.after());
    }

    TradeWrite quoted(int trade) {
        TradeWrite started = started(works.get(trade));
        TradeWrite quoted = quoteOf(trade, started);
        handIn(started);
        handIn(quoted);
        return quoted;
    }

    TradeWrite quoteOf(int trade, TradeWrite started) {
        return change(
                works.get(trade),
                started.after(),
                started.after().quoted(7 + trade, Instant.parse("2026-03-02T08:01:00Z"), RATE, RATE, Optional.empty()),
                EventKind.TRADE_QUOTED);
    }

    TradeWrite started(TradeWork work) {
        return change(work, work.state(), work.state().began(), EventKind.TRADE_STARTED);
    }

    TradeWrite intended(TradeWork work, TradeState before) {
        UUID bookingKey = BookingKey.of(desk.database().deskId(), work.order().id(), before.attempts() + 1);
        Attempt attempt =
                Attempt.intent(
                        ids.next(),
                        work.order().id(),
                        before.attempts() + 1,
                        new Attempt.Terms(bookingKey, 7, RATE, RATE, time.instant(), "bank.test"),
                        time.instant());
        TradeState after = before.intends(attempt.id(), new DealFigures(RATE, RATE, RATE));
        return new TradeWrite(
                work.order(),
                before,
                after,
                Optional.of(attempt),
                Optional.empty(),
                event(work, EventKind.TRADE_BOOKING));
    }

    TradeWrite change(TradeWork work, TradeState before, TradeState after, EventKind kind) {
        return new TradeWrite(work.order(), before, after, Optional.empty(), Optional.empty(), event(work, kind));
    }

    NewEvent event(TradeWork work, EventKind kind) {
        return new NewEvent(
                ids.next(), kind, Optional.of(work.order().id()), "owner", Optional.empty(), "", "", time.instant());
    }

    <T> T await(CompletableFuture<T> future) {
        return time.await(future);
    }
}
