package com.fxbatchtrader.engine;

import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The PENDING trades of a batch in the file's order, page by page; after the last one from the beginning again, for
/// those that came back. Its runner's thread reads the pages; trade threads take what is read.
final class TradeFeed {

    private static final int PAGE = 200;

    /// A page is read while so many trades are left: nobody waits for it then.
    private static final int LOW = PAGE / 2;

    private final UUID batchId;
    private final PatientStores stores;
    private final Pacing pacing;

    // of the runner's thread
    private int afterRow;
    private boolean returned;
    private long againNanos;

    // guarded by this
    private final Deque<TradeWork> waiting = new ArrayDeque<>();
    private boolean pagedOut;

    TradeFeed(UUID batchId, PatientStores stores, Pacing pacing) {
        this.batchId = batchId;
        this.stores = stores;
        this.pacing = pacing;
        this.againNanos = pacing.nanos();
    }

    /// Reads on where few trades are left. For the runner's thread.
    ///
    /// @param idle whether none of the batch's trades runs: only then are those that came back read again, so that none
    ///   is met that another thread still has
    void fill(boolean idle) {
        if (isLow()) {
            readPage(idle);
        }
    }

    /// Takes the next trade to be started of those that are read. For any thread.
    synchronized Optional<TradeWork> poll() {
        return Optional.ofNullable(waiting.pollFirst());
    }

    /// Puts back what was taken and not started: it is the next one again. For any thread.
    synchronized void putBack(TradeWork work) {
        waiting.addFirst(work);
    }

    /// Whether the runner should [#fill]. For any thread.
    synchronized boolean isLow() {
        return waiting.size() < LOW && (!pagedOut || waiting.isEmpty());
    }

    /// A trade is PENDING again, or stands where nobody knows; it is looked at again after that time at the earliest.
    /// For the runner's thread.
    void comesBack(Duration after) {
        long nanos = pacing.nanos() + after.toNanos();
        againNanos = returned && againNanos - nanos > 0 ? againNanos : nanos;
        returned = true;
    }

    /// Whether no trade is left, and none has come back. For the runner's thread.
    synchronized boolean exhausted() {
        return waiting.isEmpty() && pagedOut && !returned;
    }

    private void readPage(boolean idle) {
        synchronized (this) {
            if (pagedOut && waiting.isEmpty() && returned && idle && pacing.nanos() - againNanos >= 0) {
                pagedOut = false;
                returned = false;
                afterRow = 0;
            }
            if (pagedOut) {
                return;
            }
        }
        List<TradeWork> page = stores.pending(batchId, afterRow, PAGE);
        if (!page.isEmpty()) {
            afterRow = page.getLast().order().row();
        }
        synchronized (this) {
            waiting.addAll(page);
            pagedOut = page.isEmpty();
        }
    }
}
