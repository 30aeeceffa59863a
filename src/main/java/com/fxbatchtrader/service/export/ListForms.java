package com.fxbatchtrader.service.export;

import com.fxbatchtrader.files.write.TableForm;
import com.fxbatchtrader.service.view.AttemptView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.RateView;

import java.util.Optional;

/// Lists as tables.
final class ListForms {

    private ListForms() {}

    static TableForm<BatchView> batches() {
        return counts(
                        TableForm.<BatchView>named("Batches")
                                .whole("Number", BatchView::number)
                                .text("Name", BatchView::name)
                                .text("Status", batch -> batch.status().name())
                                .maybeText("Status Reason", BatchView::statusReason)
                                .whole("Priority", batch -> batch.priority().level()))
                .whole("Max Concurrent Trades", BatchView::maxConcurrentTrades)
                .whole("Rejected Rows", BatchView::rejectedRows)
                .maybeText("Locked By", batch -> batch.lock().owner())
                .maybeText("File", BatchView::fileName)
                .text("Submitted By", BatchView::submittedBy)
                .moment("Created At", batch -> Optional.of(batch.createdAt()))
                .moment("Started At", BatchView::startedAt)
                .moment("Completed At", BatchView::completedAt)
                .text("Batch Id", batch -> batch.id().toString());
    }

    private static TableForm<BatchView> counts(TableForm<BatchView> form) {
        return form.whole("Trades", batch -> batch.counts().total())
                .whole("Pending", batch -> batch.counts().pending())
                .whole("Running", batch -> batch.counts().running())
                .whole("Booked", batch -> batch.counts().booked())
                .whole("In Doubt", batch -> batch.counts().inDoubt())
                .whole("Succeeded", batch -> batch.counts().succeeded())
                .whole("Failed", batch -> batch.counts().failed())
                .whole("Cancelled", batch -> batch.counts().cancelled());
    }

    static TableForm<BatchView> locks() {
        return TableForm.<BatchView>named("Locks")
                .whole("Number", BatchView::number)
                .text("Name", BatchView::name)
                .text("Status", batch -> batch.status().name())
                .maybeText("Locked By", batch -> batch.lock().owner())
                .moment("Locked At", batch -> batch.lock().since())
                .moment("Lock Timeout", batch -> batch.lock().until())
                .whole("Fence", batch -> batch.lock().fence())
                .whole("Running", BatchView::currentConcurrentTrades)
                .text("Batch Id", batch -> batch.id().toString());
    }

    static TableForm<DoubtView> doubts() {
        return TableForm.<DoubtView>named("In doubt")
                .whole("Batch", DoubtView::batchNumber)
                .text("Batch Name", DoubtView::batchName)
                .whole("Row", doubt -> doubt.trade().row())
                .text("Client CIF", doubt -> doubt.trade().cif())
                .text("Client Name", doubt -> doubt.trade().clientName())
                .text("Side", doubt -> doubt.trade().side().name())
                .text("CurPair", doubt -> doubt.trade().pair())
                .text("Deal Currency", doubt -> doubt.trade().dealCurrency())
                .decimal("Amount", doubt -> Optional.of(doubt.trade().amount()))
                .text("Status", doubt -> doubt.trade().status().name())
                .maybeText("Reason", doubt -> doubt.trade().reason())
                .maybeText("Reason Text", doubt -> doubt.trade().reasonText())
                .moment("Since", doubt -> Optional.of(doubt.since()))
                .decimal("Deal Rate", doubt -> doubt.open().map(AttemptView::dealRate))
                .maybeText("Deal Transaction Id", doubt -> doubt.open().map(one -> one.dealTransactionId().toString()))
                .maybeText("Bank Transaction Id", doubt -> doubt.open().flatMap(AttemptView::bankTransactionId))
                .maybeText("Quote Id", doubt -> doubt.open().map(one -> Long.toString(one.quoteId())))
                .text("Next", DoubtView::next)
                .text("Trade Id", doubt -> doubt.trade().id().toString());
    }

    static TableForm<RateView> rates() {
        return TableForm.<RateView>named("Reference rates")
                .text("CurPair", RateView::pair)
                .decimal("Rate", rate -> Optional.of(rate.rate()))
                .moment("Since", rate -> Optional.of(rate.since()))
                .text("Stale", rate -> rate.stale() ? "yes" : "no")
                .text("Source", RateView::source)
                .text("Set By", RateView::setBy);
    }
}
