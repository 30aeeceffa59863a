package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.EventView;
import com.fxbatchtrader.service.view.FailureGroup;
import com.fxbatchtrader.service.view.LockView;
import com.fxbatchtrader.service.view.RejectView;
import com.fxbatchtrader.service.view.TotalsView;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.store.query.BatchRow;
import com.fxbatchtrader.store.query.EventRow;
import com.fxbatchtrader.store.query.FailureCount;
import com.fxbatchtrader.store.query.PairTotals;
import com.fxbatchtrader.store.query.RejectRow;

import java.util.Optional;

/// Draws batches for views.
public final class BatchViews {

    private BatchViews() {}

    /// A batch.
    public static BatchView of(BatchRow row) {
        return new BatchView(
                row.id(),
                row.number(),
                row.name(),
                row.status(),
                row.priority(),
                row.queuePosition(),
                counts(row),
                row.maxConcurrentTrades(),
                row.counts().running(),
                row.lock()
                        .map(lock -> LockView.held(lock.owner(), lock.acquiredAt(), lock.expiresAt(), row.fence()))
                        .orElseGet(() -> LockView.free(row.fence())),
                row.requestedState(),
                row.requestedReason(),
                row.nextCheckAt(),
                row.rejectedRows(),
                row.fileName(),
                row.submittedBy(),
                row.createdAt(),
                row.startedAt(),
                row.completedAt());
    }

    private static TradeCounts counts(BatchRow row) {
        Counts counts = row.counts();
        return new TradeCounts(
                row.totalTrades(),
                counts.pending(),
                counts.running(),
                counts.booked(),
                counts.inDoubt(),
                counts.succeeded(),
                counts.failed(),
                counts.cancelled());
    }

    static TotalsView of(PairTotals totals) {
        return new TotalsView(
                totals.pair(), totals.trades(), totals.baseAmount(), totals.quoteAmount(), totals.margin());
    }

    static FailureGroup of(FailureCount failures) {
        return new FailureGroup(failures.code(), failures.trades(), failures.example());
    }

    /// A problem of a row that was kept out of a batch.
    public static RejectView of(RejectRow reject) {
        return new RejectView(
                reject.row(), reject.column(), reject.code(), reject.found(), reject.expected(), reject.raw());
    }

    static EventView of(EventRow event) {
        return new EventView(
                event.number(),
                event.kind(),
                event.actor(),
                event.reason(),
                Optional.of(event.before()).filter(text -> !text.isEmpty()),
                Optional.of(event.after()).filter(text -> !text.isEmpty()),
                event.happenedAt());
    }
}
