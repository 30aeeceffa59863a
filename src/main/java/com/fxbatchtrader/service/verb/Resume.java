package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Puts a paused batch back to its place in the queue.
public record Resume() implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.RESUME_BATCH;
    }

    @Override
    public String precondition() {
        return "the batch is paused, or is to be";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "#" + batch.number() + " is back in its place in the queue: " + batch.counts().toGo() + " trades to go";
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.courses().resume(order);
    }
}
