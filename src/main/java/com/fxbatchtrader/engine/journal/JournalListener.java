package com.fxbatchtrader.engine.journal;

import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWrite;

import java.util.List;

/// Is told what the state writer has made durable, on the writer's thread: it must not wait.
public interface JournalListener {

    /// These writes are durable, in this order.
    ///
    /// @param signals what the batch's row said in the same transaction
    void written(RunKey key, List<TradeWrite> writes, BatchSignals signals);

    /// The run has lost its batch: it stops at once.
    void lost(RunKey key, String text);
}
