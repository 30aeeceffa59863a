package com.fxbatchtrader.app.port;

import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CleanUpLocks;
import com.fxbatchtrader.service.verb.StopView;
import com.fxbatchtrader.service.verb.VerbOutcome;
import com.fxbatchtrader.service.view.BatchView;

import java.util.List;

/// What operators do to batches, locks and the desk.
public interface Verbs {

    /// Does a verb to a batch.
    ///
    /// @param reason empty text where none was given
    VerbOutcome perform(BatchRef batch, BatchVerb verb, String reason);

    /// What a verb would bring about. Nothing is changed.
    String consequence(BatchRef batch, BatchVerb verb);

    /// Batches with a lock, expired ones included.
    List<BatchView> lockedBatches();

    /// Clears away every lock that has expired.
    List<CleanUpLocks.CleanedUp> cleanUpExpiredLocks();

    /// Stops all trading.
    StopView stopAll(String reason);

    /// Lifts the stop.
    StopView lift(String reason);
}
