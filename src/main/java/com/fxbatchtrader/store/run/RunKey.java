package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;

import java.util.UUID;

/// The right to write on behalf of a run: the batch, the owner and the fence of its claim.
///
/// @param owner `host:pid:random`
public record RunKey(UUID batchId, String owner, long fence) {

    /// Whether the row, whose lock the caller holds, is still this run's. An expired lock that nobody else has taken
    /// still is: what is known of a booking must not be lost.
    boolean holds(Batch batch) {
        return batch.fence() == fence && batch.lock().map(lock -> lock.owner().equals(owner)).orElse(false);
    }

    /// Why it is not, for people and the log.
    String lostText(Batch batch) {
        String now =
                batch.lock()
                        .map(lock -> "held by " + lock.owner() + " with fence " + lock.fence())
                        .orElse("released, fence " + batch.fence());
        return "batch #" + batch.number() + " is not ours any more (fence " + fence + "): it is " + now;
    }
}
