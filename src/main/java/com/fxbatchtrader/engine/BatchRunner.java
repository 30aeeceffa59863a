package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.engine.trade.TradeEnd;
import com.fxbatchtrader.engine.trade.TradeRun;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.time.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/// Runs one claimed batch: feeds its trades to the trade threads, never more than its limit, asks for its doubts while
/// it lives, and leaves it when nothing else is to be done. One thread; trade threads report through [#ended] and wake
/// it.
final class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
    private static final int PAGE = 200;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration FIRST_CHECK = Duration.ofSeconds(1);

    private final Lease lease;
    private final RunnerParts parts;
    private final Signal wake;
    private final TradeFeed feed;
    private final PriorityQueue<Doubt> doubts = new PriorityQueue<>();
    private boolean poolFull;
    // written by the runner's thread
    private volatile long holdUntilNanos;
    private String holdText = "";

    // guarded by this: what trade threads change
    private int running;
    private int asking;
    private final Deque<Report> reports = new ArrayDeque<>();

    BatchRunner(Lease lease, RunnerParts parts) {
        this.lease = lease;
        this.parts = parts;
        this.wake = parts.pacing().signal();
        this.feed = new TradeFeed(lease.key().batchId(), parts.stores(), parts.pacing());
        this.holdUntilNanos = now();
    }

    /// What a trade thread tells at its end.
    private record Report(TradeRun trade, TradeEnd end, boolean asked) {}

    /// A trade that is asked for again at some time.
    private record Doubt(TradeRun trade, long dueNanos) implements Comparable<Doubt> {
        @Override
        public int compareTo(Doubt other) {
            return Long.compare(dueNanos - other.dueNanos, 0);
        }
    }

    /// Wakes the runner: its row has changed, or the process is to stop.
    void wake() {
        wake.raise();
    }

    UUID batchId() {
        return lease.key().batchId();
    }

    /// Runs the batch until it is left.
    ///
    /// @return how it stands
    /// @throws RuntimeException after a defect: its trades have ended, the lock is left to expire
    LeaveStore.Left run() {
        parts.pool().wakeOnRoom(wake);
        try {
            loadDoubts();
            while (!finished()) {
                poolFull = false;
                startTrades();
                askDoubts();
                wake.await(untilNext());
            }
            return leave();
        } catch (RuntimeException e) {
            // its threads are not left alone with a lease that nobody watches
            lease.lose("its runner met a defect: " + e.getMessage());
            awaitThreads();
            throw e;
        } finally {
            parts.pool().forget(wake);
            parts.keeper().drop(lease);
        }
    }

    private boolean finished() {
        takeReports();
        return !busy() && (halted() || feed.exhausted());
    }

    private synchronized boolean busy() {
        return running + asking > 0 || !reports.isEmpty();
    }

    private void awaitThreads() {
        takeReports();
        while (busy()) {
            wake.await(TICK);
            takeReports();
        }
    }

    /// Whether no further trade starts: the process stops, or a person has asked for a pause or a cancel.
    private boolean halted() {
        return parts.phase().stopping() || lease.lost(now()).isPresent() || lease.signals().requested().isPresent();
    }

    private void startTrades() {
        while (!halted() && !held()) {
            feed.fill(idle());
            if (!roomForOne(lease.signals().limit())) {
                return;
            }
            Optional<TradeWork> work = feed.poll();
            if (work.isPresent() && withoutReference(work.get())) {
                feed.putBack(work.get());
                return;
            }
            goOn();
            if (work.isEmpty() || !started(work.get())) {
                return;
            }
        }
    }

    private boolean started(TradeWork work) {
        TradeRun trade = new TradeRun(work, lease, parts.tools(), lease.signals().limit());
        countRunning(1);
        if (!parts.pool().tryRun(() -> onThread(trade, false))) {
            countRunning(-1);
            feed.putBack(work);
            poolFull = true;
            return false;
        }
        return true;
    }

    private boolean roomForOne(int limit) {
        // while the bank is away one trade at a time tries it
        int most = parts.calls().tradingHeldFor().isPresent() ? 1 : limit;
        synchronized (this) {
            return running < most;
        }
    }

    private boolean held() {
        Optional<String> stop = lease.deskStop();
        Optional<Duration> away = parts.calls().tradingHeldFor();
        if (stop.isPresent()) {
            hold(TICK, stop.get());
        } else if (parts.health().away()) {
            hold(TICK, "the database does not answer");
        } else if (away.isPresent() && away.get().isPositive()) {
            Duration wait = away.get().compareTo(TICK) < 0 ? away.get() : TICK;
            hold(wait, "the bank does not answer; next try in " + Math.max(1, away.get().toSeconds()) + " s");
        }
        return now() - holdUntilNanos < 0;
    }

    /// Nothing holds the batch up any more.
    private void goOn() {
        if (!holdText.isEmpty()) {
            holdText = "";
            parts.listener().held(batchId(), "");
        }
    }

    /// No trade's fault: the batch waits.
    private boolean withoutReference(TradeWork work) {
        Optional<String> missing;
        try {
            missing = parts.references().missing(work.order().pair());
        } catch (DatabaseException | CommitUnknownException e) {
            missing = Optional.of("the reference rate can't be read: " + e.getMessage());
        }
        missing.ifPresent(why -> hold(TICK, why));
        return missing.isPresent();
    }

    private void hold(Duration time, String why) {
        long until = now() + time.toNanos();
        if (until - holdUntilNanos > 0) {
            holdUntilNanos = until;
        }
        if (!why.equals(holdText)) {
            holdText = why;
            parts.listener().held(batchId(), why);
        }
    }

    private synchronized boolean idle() {
        return running == 0 && reports.isEmpty();
    }

    private void loadDoubts() {
        int row = 0;
        List<TradeWork> page = parts.stores().unsettled(batchId(), row, PAGE);
        while (!page.isEmpty()) {
            for (TradeWork work : page) {
                doubts.add(new Doubt(new TradeRun(work, lease, parts.tools()), now()));
            }
            row = page.getLast().order().row();
            page = parts.stores().unsettled(batchId(), row, PAGE);
        }
    }

    private void askDoubts() {
        while (mayAsk() && !doubts.isEmpty() && doubts.peek().dueNanos - now() <= 0) {
            TradeRun trade = doubts.peek().trade;
            countAsking(1);
            if (!parts.pool().tryRun(() -> onThread(trade, true))) {
                countAsking(-1);
                poolFull = true;
                return;
            }
            doubts.remove();
        }
    }

    /// A batch that has nothing else to do is left, and its doubts are asked for without a runner.
    private boolean mayAsk() {
        if (halted() || feed.exhausted()) {
            return false;
        }
        synchronized (this) {
            return asking < lease.signals().limit();
        }
    }

    /// Whatever becomes of the thread, the runner hears of the last trade that it had.
    private void onThread(TradeRun first, boolean asked) {
        TradeRun trade = first;
        TradeEnd end = new TradeEnd.Dropped("its thread has died");
        try {
            end = asked ? parts.task().ask(trade, this::halted) : parts.task().run(trade, this::halted);
            Optional<TradeRun> next = asked ? Optional.empty() : next(end);
            while (next.isPresent()) {
                trade = next.get();
                end = new TradeEnd.Dropped("its thread has died");
                end = parts.task().run(trade, this::halted);
                next = next(end);
            }
        } finally {
            ended(trade, end, asked);
        }
    }

    /// What a thread that has brought its trade to an end goes on with: the batch's next trade, where nothing speaks
    /// against it that the runner would have to weigh, and no other batch waits for the thread. So the runner needs not
    /// be woken for every trade.
    private Optional<TradeRun> next(TradeEnd end) {
        int limit = lease.signals().limit();
        if (!(end instanceof TradeEnd.Final) || halted() || inTheWay() || !parts.pool().roomy() || over(limit)) {
            return Optional.empty();
        }
        Optional<TradeWork> work = feed.poll();
        if (feed.isLow()) {
            wake.raise();
        }
        return work.map(one -> new TradeRun(one, lease, parts.tools(), limit));
    }

    private boolean inTheWay() {
        return now() - holdUntilNanos < 0
                || lease.deskStop().isPresent()
                || parts.health().away()
                || parts.calls().tradingHeldFor().isPresent();
    }

    private synchronized boolean over(int limit) {
        return running > limit;
    }

    private void ended(TradeRun trade, TradeEnd end, boolean asked) {
        synchronized (this) {
            reports.addLast(new Report(trade, end, asked));
        }
        wake.raise();
    }

    private void takeReports() {
        for (Optional<Report> next = nextReport(); next.isPresent(); next = nextReport()) {
            TradeRun trade = next.get().trade;
            switch (next.get().end) {
                case TradeEnd.Final done -> {}
                case TradeEnd.Unsettled unsettled ->
                        doubts.add(new Doubt(trade, now() + unsettled.askAfter().toNanos()));
                case TradeEnd.Back back -> {
                    feed.comesBack(back.after());
                    if (!back.hold().isEmpty()) {
                        hold(back.after(), back.hold());
                    }
                }
                case TradeEnd.Dropped dropped -> {
                    LOG.info("Trade {} is left alone: {}", trade.order().id(), dropped.why());
                    feed.comesBack(TICK);
                }
            }
        }
    }

    private synchronized Optional<Report> nextReport() {
        Optional<Report> report = Optional.ofNullable(reports.pollFirst());
        report.ifPresent(
                one -> {
                    if (one.asked) {
                        asking--;
                    } else {
                        running--;
                    }
                });
        return report;
    }

    private synchronized void countRunning(int change) {
        running += change;
    }

    private synchronized void countAsking(int change) {
        asking += change;
    }

    private Duration untilNext() {
        long now = now();
        long wait = TICK.toNanos();
        if (holdUntilNanos - now > 0) {
            wait = Math.min(wait, holdUntilNanos - now);
        }
        if (!poolFull && mayAsk() && !doubts.isEmpty()) {
            wait = Math.min(wait, doubts.peek().dueNanos - now);
        }
        return Duration.ofNanos(Math.max(wait, 1_000_000));
    }

    private LeaveStore.Left leave() {
        lease.lost(now())
                .ifPresent(why -> LOG.warn("Batch #{}: this process has stopped running it: {}", lease.number(), why));
        parts.writer().drain(lease.key());
        LeaveStore.Left left = parts.stores().leave(lease.key(), FIRST_CHECK);
        if (left.owned()) {
            LOG.info("Batch #{} is left as {}: {}", lease.number(), left.status(), left.counts());
        } else {
            LOG.warn("Batch #{} was not this process's to leave any more", lease.number());
        }
        return left;
    }

    private long now() {
        return parts.pacing().nanos();
    }
}
