package com.fxbatchtrader.service.export;

import com.fxbatchtrader.service.BatchViews;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.TradeViews;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.ExportedTradeView;
import com.fxbatchtrader.service.view.RejectView;
import com.fxbatchtrader.store.query.BatchPicture;
import com.fxbatchtrader.store.query.ExportQueries;
import com.fxbatchtrader.store.query.ExportedTrade;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Writes batches out. Each file is one picture: the batch as it was at one instant, however long the writing takes,
/// and while it is traded. It is read in pieces on the calling thread; nothing is locked, and nobody waits for it. Safe
/// for any thread that nobody interrupts.
public final class BatchExport {

    private final Batches batches;
    private final ExportQueries queries;
    private final JsonForms json;

    public BatchExport(Batches batches, ExportQueries queries, JsonForms json) {
        this.batches = batches;
        this.queries = queries;
        this.json = json;
    }

    /// Writes all trades of a batch, in the file's order. As a table it can be imported again, and is then the same
    /// trades.
    ///
    /// @throws RefusedException when there is no such batch, or it can't be written; nothing of it is left behind
    public ExportView trades(BatchRef reference, ExportOrder order) {
        BatchView batch = batches.require(reference);
        return Output.write(
                order,
                out ->
                        read(
                                batch,
                                picture ->
                                        order.format() == ExportFormat.JSON
                                                ? document(picture, out)
                                                : Output.table(
                                                        order.format(),
                                                        TradeForm.of(picture.dealCurrencies()),
                                                        each -> trades(picture, each),
                                                        out)));
    }

    /// Writes the rows of its file that were kept out of a batch: each problem with the row as it came.
    ///
    /// @throws RefusedException when there is no such batch, or it can't be written; nothing of it is left behind
    public ExportView rejects(BatchRef reference, ExportOrder order) {
        BatchView batch = batches.require(reference);
        return Output.write(order, out -> read(batch, picture -> rejects(picture, order.format(), out)));
    }

    private <T> T read(BatchView batch, Reading<T> reading) {
        return queries.read(
                batch.id(),
                picture -> {
                    try {
                        return reading.of(picture);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private long document(BatchPicture picture, OutputStream out) throws IOException {
        AtomicLong count = new AtomicLong();
        json.batch(
                BatchViews.of(picture.batch()),
                each ->
                        trades(
                                picture,
                                trade -> {
                                    each.accept(trade);
                                    count.incrementAndGet();
                                }),
                each -> picture.eachReject(reject -> each.accept(BatchViews.of(reject))),
                out);
        return count.get();
    }

    private long rejects(BatchPicture picture, ExportFormat format, OutputStream out) throws IOException {
        AtomicLong count = new AtomicLong();
        JsonForms.Rows<RejectView> rows =
                each ->
                        picture.eachReject(
                                reject -> {
                                    each.accept(BatchViews.of(reject));
                                    count.incrementAndGet();
                                });
        if (format == ExportFormat.JSON) {
            json.rejects(rows, out);
        } else {
            Output.table(format, TradeForm.rejects(), rows, out);
        }
        return count.get();
    }

    private static void trades(BatchPicture picture, Consumer<ExportedTradeView> each) {
        picture.eachTrade(trade -> each.accept(view(trade)));
    }

    private static ExportedTradeView view(ExportedTrade trade) {
        return new ExportedTradeView(
                TradeViews.of(trade.trade()),
                trade.account(),
                trade.valueDateGiven(),
                trade.allowance(),
                trade.bopCode(),
                trade.taxPin());
    }

    /// Reads a picture and writes it.
    private interface Reading<T> {
        T of(BatchPicture picture) throws IOException;
    }
}
