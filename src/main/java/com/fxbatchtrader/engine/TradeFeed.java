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
/// those that came back. Used by the runner's thread.
final class TradeFeed {

    private static final int PAGE = 200;

    private final UUID batchId;
    private final PatientStores stores;
    private final Pacing pacing;
    private final Deque<TradeWork> waiting = new ArrayDeque<>();
    private int afterRow;
    private boolean pagedOut;
    private boolean returned;
    private long againNanos;

    TradeFeed(UUID batchId, PatientStores stores, Pacing pacing) {
        this.batchId = batchId;
        this.stores = stores;
        this.pacing = pacing;
        this.againNanos = pacing.nanos();
    }

    /// The next trade to be started; it stays the next one until [#taken].
    ///
    /// @param idle whether none of the batch's trades runs: only then are those that came back read again, so that none
    ///   is met that another thread still has
    Optional<TradeWork> next(boolean idle) {
        if (waiting.isEmpty()) {
            readPage(idle);
        }
        return Optional.ofNullable(waiting.peekFirst());
    }

    /// The next trade was started.
    void taken() {
        waiting.removeFirst();
    }

    /// A trade is PENDING again, or stands where nobody knows; it is looked at again after that time at the earliest.
    void comesBack(Duration after) {
        long nanos = pacing.nanos() + after.toNanos();
        againNanos = returned && againNanos - nanos > 0 ? againNanos : nanos;
        returned = true;
    }

    /// Whether no trade is left, and none has come back.
    boolean exhausted() {
        return waiting.isEmpty() && pagedOut && !returned;
    }

    private void readPage(boolean idle) {
        if (pagedOut && returned && idle && pacing.nanos() - againNanos >= 0) {
            pagedOut = false;
            returned = false;
            afterRow = 0;
        }
        if (pagedOut) {
            return;
        }
        List<TradeWork> page = stores.pending(batchId, afterRow, PAGE);
        page.forEach(waiting::addLast);
        pagedOut = page.isEmpty();
        if (!page.isEmpty()) {
            afterRow = page.getLast().order().row();
        }
    }
}
