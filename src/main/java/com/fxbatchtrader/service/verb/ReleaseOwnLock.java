package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Gives back a lock that this process has taken by hand.
public record ReleaseOwnLock(long fence) implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.UNLOCK_BATCH;
    }

    @Override
    public String precondition() {
        return "the lock was taken by this process, with this fence";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "#" + batch.number() + " can be claimed by anybody";
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.locks().release(order, stores.owner(), fence);
    }
}
