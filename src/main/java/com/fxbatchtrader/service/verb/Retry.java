package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Opens failed trades again; only those of which it is proven that the bank has not booked them.
public record Retry(RetryChoice choice) implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.RETRY_TRADES;
    }

    @Override
    public String precondition() {
        return "trades of the batch have failed, and each attempt of theirs is proven not to be booked";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "of "
                + batch.counts().failed()
                + " failed trades of #"
                + batch.number()
                + ", "
                + choice
                + " run again"
                + (batch.status().ended() ? "; the batch goes to the end of its priority" : "");
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.retries().retry(order, choice);
    }
}
