package com.fxbatchtrader.engine;

import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.engine.trade.DoubtAsker;
import com.fxbatchtrader.engine.trade.TradeEnd;
import com.fxbatchtrader.engine.trade.TradeRun;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.time.Signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One round of asking for the doubts of one batch: those that are due, as many at once as the batch's limit and the
/// process's threads allow. It ends early when the process stops, and after half a minute, so that a batch with
/// hundreds of doubts does not keep the others waiting. One thread; trade threads report to it.
final class DoubtRound {

    private static final int PAGE = 200;
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofMillis(100);

    private final Lease lease;
    private final RunnerParts parts;
    private final Signal wake;
    private final long endNanos;

    // guarded by this: what trade threads change
    private Duration next = HOURLY;
    private int asking;

    DoubtRound(Lease lease, RunnerParts parts) {
        this.lease = lease;
        this.parts = parts;
        this.wake = parts.pacing().signal();
        this.endNanos = parts.pacing().nanos() + LONGEST.toNanos();
    }

    /// Asks.
    ///
    /// @return how long until the batch is asked for again
    Duration ask() {
        try {
            if (!askAll()) {
                nextIn(SOON);
            }
        } finally {
            awaitRoom(1);
        }
        synchronized (this) {
            return next.compareTo(LEAST) < 0 ? LEAST : next;
        }
    }

    /// @return whether it came to the end
    private boolean askAll() {
        List<TradeWork> page = page(0);
        while (!page.isEmpty()) {
            for (TradeWork work : page) {
                if (stopped(lease, parts) || parts.pacing().nanos() - endNanos >= 0) {
                    return false;
                }
                Duration dueIn = dueIn(work);
                if (dueIn.isPositive()) {
                    nextIn(dueIn);
                } else {
                    askFor(new TradeRun(work, lease, parts.tools()));
                }
            }
            page = page(page.getLast().order().row());
        }
        return true;
    }

    private List<TradeWork> page(int row) {
        return parts.stores().unsettled(lease.key().batchId(), row, PAGE);
    }

    /// On a trade thread where one is free, else on this one.
    private void askFor(TradeRun trade) {
        awaitRoom(lease.signals().limit());
        count(1);
        if (!parts.pool().tryRun(() -> askOne(trade))) {
            askOne(trade);
        }
    }

    private void askOne(TradeRun trade) {
        try {
            TradeEnd end = parts.task().ask(trade, () -> stopped(lease, parts));
            nextIn(end instanceof TradeEnd.Unsettled unsettled ? unsettled.askAfter() : HOURLY);
        } finally {
            count(-1);
            wake.raise();
        }
    }

    private void awaitRoom(int limit) {
        while (asking() >= limit) {
            wake.await(SOON);
        }
    }

    /// How long until this trade is asked for; zero or less when it is now. What lies further ahead than any back-off
    /// was written by a clock that was wrong.
    private Duration dueIn(TradeWork work) {
        Instant now = parts.tools().databaseClock().instant();
        Attempt.Inquiry inquiry = work.attempt().map(Attempt::inquiry).orElse(Attempt.Inquiry.NONE);
        Duration longest = DoubtAsker.longest(inquiry.count());
        return inquiry.nextAt()
                .map(at -> Duration.between(now, at))
                .filter(left -> left.compareTo(longest) <= 0)
                .orElse(Duration.ZERO);
    }

    private synchronized void nextIn(Duration time) {
        next = time.compareTo(next) < 0 ? time : next;
    }

    private synchronized void count(int change) {
        asking += change;
    }

    private synchronized int asking() {
        return asking;
    }

    static boolean stopped(Lease lease, RunnerParts parts) {
        return parts.phase().stopping() || lease.lost(parts.pacing().nanos()).isPresent();
    }
}
