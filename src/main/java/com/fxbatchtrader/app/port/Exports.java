package com.fxbatchtrader.app.port;

import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.RateView;

import java.util.List;

/// Writing things out, each as a whole or not at all.
public interface Exports {

    /// All trades of a batch, as they are at this instant.
    ExportView trades(BatchRef batch, ExportOrder order);

    /// The rows of its file that were kept out of a batch.
    ExportView rejects(BatchRef batch, ExportOrder order);

    /// A list of batches.
    ExportView batches(List<BatchView> batches, ExportOrder order);

    /// A list of locks.
    ExportView locks(List<BatchView> locked, ExportOrder order);

    /// A list of doubts.
    ExportView doubts(List<DoubtView> doubts, ExportOrder order);

    /// A list of reference rates.
    ExportView rates(List<RateView> rates, ExportOrder order);
}
