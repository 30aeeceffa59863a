package com.fxbatchtrader.app.port;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.service.view.WaitView;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Looking at batches.
public interface Batches {

    /// Batches in one of these states: queued ones in the order of the queue, then the others, the newest first.
    List<BatchView> list(Set<BatchStatus> states);

    /// One batch.
    Optional<BatchView> find(BatchRef reference);

    /// Why each batch that has not ended is not running, and when it is expected to.
    List<WaitView> waits();

    /// The same of one batch; empty when it has ended.
    Optional<WaitView> waitOf(UUID batchId);

    /// A batch's trades in the file's order.
    List<TradeView> trades(UUID batchId);
}
