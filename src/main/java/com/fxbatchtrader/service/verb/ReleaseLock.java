package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.BankStore;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Takes the lock of a batch away from its owner, dead or alive. Trades that are being booked become IN_DOUBT.
public record ReleaseLock() implements BatchVerb {

    @Override
    public Permission permission() {
        return Permission.RELEASE_LOCK;
    }

    @Override
    public String precondition() {
        return "the batch is locked by whom you see";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return told(batch, stores.bank().of(batch.id()));
    }

    @Override
    public boolean needsReason() {
        return true;
    }

    private static String told(BatchView batch, BankStore.AtBank atBank) {
        String owner = batch.lock().owner().orElse("nobody");
        String booking =
                atBank.trades() == 0
                        ? "none of its trades is at the bank right now"
                        : atBank.trades()
                                + (atBank.trades() == 1 ? " trade is" : " trades are")
                                + " at the bank right now and will be in doubt until the bank has told";
        return owner + " loses #" + batch.number() + " and stops within one step of a trade; " + booking;
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.locks().takeAway(order, stores.lockTime());
    }
}
