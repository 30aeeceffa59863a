package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Cancels all trades of a batch that have not begun. One that runs is ended by its owner in order.
public record CancelRest() implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.CANCEL_REST;
    }

    @Override
    public String precondition() {
        return "the batch has not ended, and something of it has not begun";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return batch.counts().pending()
                + " trades of #"
                + batch.number()
                + " are cancelled for ever"
                + (batch.counts().atBank() + batch.counts().inDoubt() + batch.counts().running() > 0
                        ? "; what the bank has is seen to its end"
                        : "");
    }

    @Override
    public boolean needsReason() {
        return true;
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.courses().cancelRest(order);
    }
}
