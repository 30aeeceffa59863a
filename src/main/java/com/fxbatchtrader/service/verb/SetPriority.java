package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Gives a batch another priority, 1 (last) to 10 (first); values outside are clamped. It stands at its end then.
public record SetPriority(int level) implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.SET_PRIORITY;
    }

    @Override
    public String precondition() {
        return "the batch has not ended";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "#"
                + batch.number()
                + " gets priority "
                + new Priority(level)
                + " and stands behind all others that have it";
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.places().setPriority(order, new Priority(level));
    }
}
