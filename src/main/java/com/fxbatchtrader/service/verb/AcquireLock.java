package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Locks a batch for this process, so that nobody claims it for one lock time-out.
public record AcquireLock() implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.LOCK_BATCH;
    }

    @Override
    public String precondition() {
        return "the batch is queued or paused, and nobody else has its lock";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "nobody claims #"
                + batch.number()
                + " for "
                + stores.lockTime().toSeconds()
                + " s, unless the lock is given back";
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.locks().acquire(order, stores.owner(), stores.lockTime());
    }
}
