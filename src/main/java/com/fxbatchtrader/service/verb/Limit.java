package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Lets so many trades of a batch run at once, 1 to 100, also while it runs.
public record Limit(int trades) implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.LIMIT_BATCH;
    }

    @Override
    public String precondition() {
        return "the batch has not ended, and the limit is 1 to 100";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "at most " + trades + " trades of #" + batch.number() + " run at once; those that run now go on";
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.courses().limit(order, trades);
    }
}
