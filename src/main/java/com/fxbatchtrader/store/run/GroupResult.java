package com.fxbatchtrader.store.run;

import java.util.List;
import java.util.Optional;

/// What became of a group of writes.
///
/// @param results one for each write, in their order
/// @param signals what the batch's row says; empty when the batch is not this owner's any more
public record GroupResult(List<WriteResult> results, Optional<BatchSignals> signals) {
    public GroupResult {
        results = List.copyOf(results);
    }
}
