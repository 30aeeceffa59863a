package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.LockLease;

import java.util.Optional;
import java.util.UUID;

/// The right to write on behalf of a run: the batch, the owner and the fence of its claim.
///
/// @param owner `host:pid:random`
public record RunKey(UUID batchId, String owner, long fence) {

    /// Whether the row, whose lock the caller holds, is still this run's. An expired lock that nobody else has taken
    /// still is: what is known of a booking must not be lost.
    boolean holds(Batch batch) {
        return holds(batch.lock().map(LockLease::owner), batch.fence());
    }

    boolean holds(RunRow batch) {
        return holds(batch.owner(), batch.fence());
    }

    private boolean holds(Optional<String> holder, long present) {
        return present == fence && holder.map(owner::equals).orElse(false);
    }

    /// Why it is not, for people and the log.
    String lostText(Batch batch) {
        return lostText(batch.number(), batch.lock().map(LockLease::owner), batch.fence());
    }

    String lostText(RunRow batch) {
        return lostText(batch.number(), batch.owner(), batch.fence());
    }

    private String lostText(long number, Optional<String> holder, long present) {
        String now =
                holder.map(who -> "held by " + who + " with fence " + present).orElse("released, fence " + present);
        return "batch #" + number + " is not ours any more (fence " + fence + "): it is " + now;
    }
}
