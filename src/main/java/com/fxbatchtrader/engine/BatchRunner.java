package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.engine.trade.TradeEnd;
import com.fxbatchtrader.engine.trade.TradeRun;
import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.time.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one claimed batch: feeds its trades to the trade threads, never more than its limit, asks for its doubts
/// while it lives, and leaves it when nothing else is to be done. One thread; trade threads report through
/// [#ended] and wake it.
final class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
    private static final int PAGE = 200;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration FIRST_CHECK = Duration.ofSeconds(1);

    private final Lease lease;
    private final RunnerParts parts;
    private final Signal wake;
    private final Deque<TradeWork> waiting = new ArrayDeque<>();
    private final PriorityQueue<Doubt> doubts = new PriorityQueue<>();
    private int afterRow;
    private boolean pagedOut;
    private boolean returned;
    private long againNanos;
    private long holdUntilNanos;
    private String holdText = "";

    // guarded by this: what trade threads change
    private int running;
    private int asking;
    private final Deque<Report> reports = new ArrayDeque<>();

    BatchRunner(Lease lease, RunnerParts parts) {
        this.lease = lease;
        this.parts = parts;
        this.wake = parts.pacing().signal();
        this.holdUntilNanos = parts.pacing().nanos();
    }

    /// What a trade thread tells at its end.
    private record Report(TradeRun trade, TradeEnd end, boolean asked) {}

    /// A trade that is asked for again at some time.
    private record Doubt(TradeRun trade, long dueNanos) implements Comparable<Doubt> {
        @Override
        public int compareTo(Doubt other) {
            return Long.compare(dueNanos, other.dueNanos);
        }
    }

    /// Wakes the runner: its row has changed, or the process is to stop.
    void wake() {
        wake.raise();
    }

    /// Runs the batch until it is left. Returns normally whatever becomes of it.
    ///
    /// @return how it stands; empty when that could not be written, or was not ours to write
    Optional<LeaveStore.Left> run() {
        parts.pool().wakeOnRoom(wake);
        try {
            loadDoubts();
            while (!finished()) {
                takeReports();
                startTrades();
                askDoubts();
                wake.await(untilNext());
            }
            parts.writer().drain(lease.key());
            return leave();
        } finally {
            parts.pool().forget(wake);
            parts.keeper().drop(lease);
        }
    }

    private boolean finished() {
        takeReports();
        synchronized (this) {
            if (running + asking > 0 || !reports.isEmpty()) {
                return false;
            }
        }
        if (lease.lost().isPresent() || halted()) {
            return true;
        }
        return waiting.isEmpty() && pagedOut && !returned;
    }

    /// Whether no further trade starts: the process stops, or a person has asked for a pause or a cancel.
    private boolean halted() {
        return parts.stopping().getAsBoolean()
                || lease.lost().isPresent()
                || lease.signals().requested().isPresent();
    }

    private void startTrades() {
        while (!halted() && !held() && roomForOne() && (!waiting.isEmpty() || morePages())) {
            TradeWork work = waiting.getFirst();
            TradeRun trade = new TradeRun(work, lease, parts.tools());
            countStart();
            if (!parts.pool().tryRun(() -> ended(trade, parts.task().run(trade, this::halted), false))) {
                countEnd();
                return;
            }
            waiting.removeFirst();
        }
    }

    private boolean roomForOne() {
        // while the bank is away one trade at a time tries it
        int limit = parts.calls().tradingHeldFor().isPresent() ? 1 : lease.signals().limit();
        synchronized (this) {
            return running < limit;
        }
    }

    private boolean held() {
        Optional<String> stop = lease.deskStop();
        Optional<Duration> away = parts.calls().tradingHeldFor();
        if (stop.isPresent()) {
            hold(TICK, stop.get());
        } else if (away.filter(time -> !time.isZero()).isPresent()) {
            hold(away.get(), "the bank does not answer; next try in " + Math.max(1, away.get().toSeconds()) + " s");
        }
        boolean held = parts.pacing().nanos() < holdUntilNanos;
        if (!held && !holdText.isEmpty()) {
            holdText = "";
            parts.listener().held(lease.key().batchId(), "");
        }
        return held;
    }

    private void hold(Duration time, String why) {
        Duration bounded = time.compareTo(TICK) > 0 ? TICK : time;
        holdUntilNanos = parts.pacing().nanos() + bounded.toNanos();
        if (!why.equals(holdText)) {
            holdText = why;
            parts.listener().held(lease.key().batchId(), why);
        }
    }

    /// Takes up the next page of PENDING trades; after the last one from the beginning again, for those that came back.
    private boolean morePages() {
        if (pagedOut && returned && idle() && parts.pacing().nanos() >= againNanos) {
            pagedOut = false;
            returned = false;
            afterRow = 0;
        }
        if (pagedOut) {
            return false;
        }
        List<TradeWork> page = parts.database(() -> parts.work().pending(batchId(), afterRow, PAGE));
        page.forEach(waiting::addLast);
        if (page.isEmpty()) {
            pagedOut = true;
            return false;
        }
        afterRow = page.getLast().order().row();
        return true;
    }

    private synchronized boolean idle() {
        return running == 0 && reports.isEmpty();
    }

    private void loadDoubts() {
        int row = 0;
        List<TradeWork> page = parts.database(() -> parts.work().unsettled(batchId(), 0, PAGE));
        while (!page.isEmpty()) {
            for (TradeWork work : page) {
                doubts.add(new Doubt(new TradeRun(work, lease, parts.tools()), parts.pacing().nanos()));
                row = work.order().row();
            }
            int last = row;
            page = parts.database(() -> parts.work().unsettled(batchId(), last, PAGE));
        }
    }

    private void askDoubts() {
        long now = parts.pacing().nanos();
        boolean leaving = waiting.isEmpty() && pagedOut && !returned;
        while (!leaving && !halted() && !doubts.isEmpty() && doubts.peek().dueNanos <= now) {
            TradeRun trade = doubts.peek().trade;
            synchronized (this) {
                asking++;
            }
            if (!parts.pool().tryRun(() -> ended(trade, parts.task().ask(trade, this::halted), true))) {
                synchronized (this) {
                    asking--;
                }
                return;
            }
            doubts.remove();
        }
    }

    private void ended(TradeRun trade, TradeEnd end, boolean asked) {
        synchronized (this) {
            reports.addLast(new Report(trade, end, asked));
        }
        wake.raise();
    }

    private void takeReports() {
        for (Optional<Report> next = nextReport(); next.isPresent(); next = nextReport()) {
            Report report = next.get();
            switch (report.end) {
                case TradeEnd.Final done -> {}
                case TradeEnd.Unsettled unsettled ->
                    doubts.add(new Doubt(
                            report.trade, parts.pacing().nanos() + unsettled.askAfter().toNanos()));
                case TradeEnd.Back back -> {
                    comesBack();
                    if (!back.hold().isEmpty()) {
                        hold(TICK, back.hold());
                    }
                }
                case TradeEnd.Dropped dropped -> {
                    LOG.info("Trade {} is left alone: {}", report.trade.order().id(), dropped.why());
                    comesBack();
                }
            }
        }
    }

    private void comesBack() {
        returned = true;
        againNanos = parts.pacing().nanos() + TICK.toNanos();
    }

    private synchronized Optional<Report> nextReport() {
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        Report report = reports.removeFirst();
        if (report.asked) {
            asking--;
        } else {
            running--;
        }
        return Optional.of(report);
    }

    private synchronized void countStart() {
        running++;
    }

    private synchronized void countEnd() {
        running--;
    }

    private Duration untilNext() {
        long now = parts.pacing().nanos();
        long until = now + TICK.toNanos();
        if (holdUntilNanos > now) {
            until = Math.min(until, holdUntilNanos);
        }
        if (!doubts.isEmpty()) {
            until = Math.min(until, Math.max(now, doubts.peek().dueNanos));
        }
        return Duration.ofNanos(Math.max(until - now, 1_000_000));
    }

    private Optional<LeaveStore.Left> leave() {
        if (lease.lost().isPresent()) {
            LOG.warn("Batch #{}: this process has stopped running it: {}", lease.number(), lease.lost().get());
        }
        LeaveStore.Left left = parts.database(() -> parts.leave().leave(lease.key(), FIRST_CHECK));
        if (!left.owned()) {
            LOG.warn("Batch #{} was not this process's to leave any more", lease.number());
            return Optional.empty();
        }
        LOG.info("Batch #{} is left as {}: {}", lease.number(), left.status(), left.counts());
        return Optional.of(left);
    }

    private UUID batchId() {
        return lease.key().batchId();
    }

    /// What its row said last.
    BatchSignals signals() {
        return lease.signals();
    }
}
