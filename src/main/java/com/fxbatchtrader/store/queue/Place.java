package com.fxbatchtrader.store.queue;

import java.util.UUID;

/// Where a batch is moved to. Said by another batch, never by a number, so that it keeps its meaning when others move.
public sealed interface Place {

    /// Directly before that batch.
    record Before(UUID batchId) implements Place {}

    /// Directly after that batch.
    record After(UUID batchId) implements Place {}

    /// Before all that are queued or paused.
    record Top() implements Place {}

    /// After all that are queued or paused.
    record Bottom() implements Place {}
}
