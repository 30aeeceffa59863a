package com.fxbatchtrader.service.export;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportedTradeView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.RejectView;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/// How exports look as JSON: as the same things do wherever the program prints JSON. Safe for any thread.
public interface JsonForms {

    /// Writes a batch as one document, trade by trade.
    ///
    /// @param out stays open
    void batch(BatchView batch, Rows<ExportedTradeView> trades, Rows<RejectView> rejects, OutputStream out)
            throws IOException;

    /// Writes the rejected rows of a batch as an array.
    ///
    /// @param out stays open
    void rejects(Rows<RejectView> rejects, OutputStream out) throws IOException;

    /// Batches as an array.
    String batches(List<BatchView> batches);

    /// Doubts as an array.
    String doubts(List<DoubtView> doubts);

    /// Reference rates as an array.
    String rates(List<RateView> rates);

    /// Things that are handed over one by one.
    interface Rows<T> {
        void each(Consumer<T> each);
    }
}
