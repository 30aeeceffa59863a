package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;

/// Something that an operator can do to a batch.
public sealed interface BatchVerb
        permits SetPriority, Move, Limit, Pause, Resume, CancelRest, Retry, AcquireLock, ReleaseOwnLock, ReleaseLock {

    /// Who may.
    Permission permission();

    /// When it is possible, in words.
    String precondition();

    /// What it will bring about, told before it is done.
    ///
    /// @param batch as the operator sees it
    String consequence(BatchView batch, VerbStores stores);

    /// Whether a reason must be given.
    default boolean needsReason() {
        return false;
    }

    /// Does it, in one short transaction.
    Outcome perform(Order order, VerbStores stores);
}
