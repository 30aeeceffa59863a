package com.fxbatchtrader.engine;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.run.BatchSignals;

import java.util.UUID;

/// Is told what the engine does, on the engine's threads: it must neither wait nor throw. All events of one batch come
/// in their order.
public interface EngineListener {

    /// Hears nothing.
    EngineListener NONE = new EngineListener() {};

    /// A batch was claimed, or taken over from a former owner.
    default void claimed(UUID batchId, long number, boolean takenOver, BatchSignals signals) {}

    /// Changes of its trades are durable.
    default void changed(UUID batchId, BatchSignals signals) {}

    /// No trade of the batch starts for now, and why; empty text when they start again.
    default void held(UUID batchId, String why) {}

    /// This process has left the batch, which stands so.
    default void left(UUID batchId, BatchStatus status) {}

    /// The database does not answer, or answers again.
    default void database(boolean available) {}
}
