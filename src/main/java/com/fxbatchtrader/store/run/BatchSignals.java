package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;

import java.util.Optional;

/// What the batch's row tells its owner, read with every write and every renewal.
///
/// @param limit how many trades may run at once now
/// @param requested PAUSED or CANCELLED where a person has asked for it
public record BatchSignals(int limit, Optional<BatchStatus> requested, Counts counts) {

    static BatchSignals of(Batch batch) {
        return new BatchSignals(batch.maxConcurrentTrades(), batch.requestedState(), batch.counts());
    }
}
