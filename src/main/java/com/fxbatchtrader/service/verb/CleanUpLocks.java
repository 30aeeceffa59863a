package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.LockStore;
import com.fxbatchtrader.store.queue.Outcome;

import java.util.List;
import java.util.Optional;

/// Clears away every lock that has expired. What its owner was booking becomes IN_DOUBT and is asked for; the batch can
/// be claimed by anybody. Safe for any thread that nobody interrupts.
public final class CleanUpLocks {

    private final Batches batches;
    private final VerbStores stores;

    public CleanUpLocks(Batches batches, VerbStores stores) {
        this.batches = batches;
        this.stores = stores;
    }

    /// A lock that had expired, and what became of it.
    ///
    /// @param cleared false where its owner came back or another one has taken it meanwhile
    public record CleanedUp(BatchView batch, boolean cleared, String said) {}

    /// Who may.
    public Permission permission() {
        return Permission.CLEAN_UP_LOCKS;
    }

    /// When it is possible, in words.
    public String precondition() {
        return "the database's clock is past the end of the lock";
    }

    /// Does it, one short transaction a lock.
    public List<CleanedUp> perform(Actor actor) {
        return Reasons.guarded("a batch", () -> stores.locks().cleanUp(actor.text())).stream()
                .flatMap(one -> cleaned(one).stream())
                .toList();
    }

    private Optional<CleanedUp> cleaned(LockStore.Cleared one) {
        String said =
                switch (one.outcome()) {
                    case Outcome.Done(String text) -> text;
                    case Outcome.Same(String text) -> text;
                    case Outcome.Lost(String text) -> text;
                    case Outcome.Refused(String text) -> text;
                    case Outcome.Missing() -> "the batch is gone";
                };
        return batches.find(new BatchRef.Id(one.batchId()))
                .map(batch -> new CleanedUp(batch, one.outcome() instanceof Outcome.Done, said));
    }
}
