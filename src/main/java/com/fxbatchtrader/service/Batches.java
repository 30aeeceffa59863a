package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.EventView;
import com.fxbatchtrader.service.view.FailureGroup;
import com.fxbatchtrader.service.view.RejectView;
import com.fxbatchtrader.service.view.TotalsView;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.BatchRow;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.SummaryQueries;
import com.fxbatchtrader.store.query.TradeQueries;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Looking at batches, with the reference system's verbs. Nothing is changed or locked. Every list is bounded by the
/// caller; a batch has up to 100,000 trades. Safe for any thread that nobody interrupts.
public final class Batches {

    private static final int PAGE = 1000;

    private final BatchQueries batches;
    private final TradeQueries trades;
    private final SummaryQueries summaries;
    private final EventQueries events;

    public Batches(BatchQueries batches, TradeQueries trades, SummaryQueries summaries, EventQueries events) {
        this.batches = batches;
        this.trades = trades;
        this.summaries = summaries;
        this.events = events;
    }

    /// Batches in one of these states: queued ones in the order of the queue, then the others, the newest first.
    ///
    /// @param first how many are left out before the first that is returned
    public List<BatchView> list(Set<BatchStatus> states, int first, int limit) {
        return batches.list(states, first, limit).stream().map(BatchViews::of).toList();
    }

    /// Batches that are queued, running or paused, in the order of the queue.
    public List<BatchView> activeBatches(int limit) {
        return batches.active(limit).stream().map(BatchViews::of).toList();
    }

    /// The latest batches, the newest first.
    public List<BatchView> recentBatches(int limit) {
        return batches.recent(limit).stream().map(BatchViews::of).toList();
    }

    /// Batches with a lock, expired ones included.
    public List<BatchView> lockedBatches(int limit) {
        return batches.locked(limit).stream().map(BatchViews::of).toList();
    }

    /// The batch that would be claimed from the queue now. It only looks.
    public Optional<BatchView> nextBatchFromQueue() {
        return batches.next().map(BatchViews::of);
    }

    /// One batch.
    public Optional<BatchView> find(BatchRef reference) {
        Optional<BatchRow> row =
                switch (reference) {
                    case BatchRef.Id(UUID id) -> batches.find(id);
                    case BatchRef.Numbered(long number) -> batches.find(number);
                };
        return row.map(BatchViews::of);
    }

    /// One batch that must be there.
    ///
    /// @throws RefusedException when there is none
    public BatchView require(BatchRef reference) {
        return find(reference)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new Refusal.NotFound(
                                                "there is no batch " + reference, "fxbatch batch list shows them")));
    }

    /// Trades of a batch behind a row of its file, in the file's order.
    ///
    /// @param afterRow 0 begins at the first
    public List<TradeView> trades(UUID batchId, int afterRow, int limit) {
        return trades.page(batchId, afterRow, limit).stream().map(TradeViews::of).toList();
    }

    /// Hands over all trades of a batch in the file's order, page by page.
    public void eachTrade(UUID batchId, Consumer<TradeView> each) {
        List<TradeView> page = trades(batchId, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each);
            page = trades(batchId, page.getLast().row(), PAGE);
        }
    }

    /// The confirmed deals of a batch, by pair.
    public List<TotalsView> totals(UUID batchId) {
        return summaries.totals(batchId).stream().map(BatchViews::of).toList();
    }

    /// The failed trades of a batch by reason, the most frequent first.
    public List<FailureGroup> failures(UUID batchId) {
        return summaries.failures(batchId).stream().map(BatchViews::of).toList();
    }

    /// Events of a batch behind a number, in order.
    public List<EventView> events(UUID batchId, long after, int limit) {
        return events.ofStream(batchId, after, limit).stream().map(BatchViews::of).toList();
    }

    /// The problems of the rows that were kept out of a batch, by row.
    public List<RejectView> rejects(UUID batchId) {
        return summaries.rejects(batchId).stream().map(BatchViews::of).toList();
    }
}
