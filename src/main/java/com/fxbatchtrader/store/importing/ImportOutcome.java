package com.fxbatchtrader.store.importing;

import java.time.Instant;
import java.util.UUID;

/// What became of a batch that was to be stored.
public sealed interface ImportOutcome {

    /// It is stored and stands in the queue.
    record Stored(UUID id, long number) implements ImportOutcome {}

    /// It is there already; nothing was stored.
    ///
    /// @param sameFile the same file, else another one with the same trades on the same day
    /// @param number the earlier batch's number
    record Duplicate(boolean sameFile, long number, String name, String submittedBy, Instant createdAt)
            implements ImportOutcome {}
}
