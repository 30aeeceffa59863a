package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Holds a batch back. One that runs is paused by its owner, once what is at the bank has ended.
public record Pause() implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.PAUSE_BATCH;
    }

    @Override
    public String precondition() {
        return "the batch is queued, or it runs and something of it has not begun";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "no further trade of #"
                + batch.number()
                + " starts until it is resumed"
                + (batch.currentConcurrentTrades() > 0
                        ? "; " + batch.currentConcurrentTrades() + " that run now end first"
                        : "; it keeps its place in the queue");
    }

    @Override
    public boolean needsReason() {
        return true;
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.courses().pause(order);
    }
}
