package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;
import com.fxbatchtrader.store.queue.Seen;

import java.util.List;
import java.util.Optional;

/// What operators do, with the reference system's verbs. An order rests on the batch as the operator saw it: where that
/// is not so any more, nothing is changed and the answer says what happened instead. Safe for any thread that nobody
/// interrupts.
public final class Operations {

    private final Batches batches;
    private final VerbStores stores;
    private final Stopping stopping;
    private final CleanUpLocks cleanUp;

    public Operations(Batches batches, VerbStores stores) {
        this.batches = batches;
        this.stores = stores;
        this.stopping = new Stopping(stores);
        this.cleanUp = new CleanUpLocks(batches, stores);
    }

    /// Does a verb to a batch as it stands at this moment.
    ///
    /// @param reason why; empty text where the verb needs none and nobody gave one
    /// @throws RefusedException no such batch, a bad or missing reason, or the database did not let it
    public VerbOutcome perform(BatchRef batch, BatchVerb verb, Actor actor, String reason) {
        return perform(batches.require(batch), verb, actor, reason);
    }

    /// Does a verb to a batch as the operator has seen it.
    public VerbOutcome perform(BatchView seen, BatchVerb verb, Actor actor, String reason) {
        check(verb);
        Optional<String> why = verb.needsReason() ? Optional.of(Reasons.required(reason)) : Reasons.optional(reason);
        Order order = new Order(seen.id(), seen(seen), actor.text(), why);
        Outcome outcome = Reasons.guarded("batch #" + seen.number(), () -> verb.perform(order, stores));
        BatchView now = batches.find(new BatchRef.Id(seen.id())).orElse(seen);
        return switch (outcome) {
            case Outcome.Done(String said) -> new VerbOutcome.Done(now, said, true);
            case Outcome.Same(String said) -> new VerbOutcome.Done(now, said, false);
            case Outcome.Lost(String happened) -> new VerbOutcome.Lost(now, happened);
            case Outcome.Refused(String because) -> new VerbOutcome.Refused(now, because, verb.precondition());
            case Outcome.Missing() ->
                    throw new RefusedException(
                            new Refusal.NotFound(
                                    "there is no batch #" + seen.number() + " any more",
                                    "fxbatch batch list shows all"));
        };
    }

    /// What a verb would bring about, told before it is done. Nothing is changed.
    public String consequence(BatchRef batch, BatchVerb verb) {
        return verb.consequence(batches.require(batch), stores);
    }

    /// Sets a batch's priority, clamped to 1–10; it stands at its end then.
    public VerbOutcome setBatchPriority(BatchRef batch, int priority, Actor actor) {
        return perform(batch, new SetPriority(priority), actor, "");
    }

    /// Locks a batch for this process, so that nobody claims it for one lock time-out.
    public VerbOutcome acquireBatchLock(BatchRef batch, Actor actor) {
        return perform(batch, new AcquireLock(), actor, "");
    }

    /// Gives back a lock that this process has taken by hand.
    ///
    /// @param fence of the lock as it was taken
    public VerbOutcome releaseBatchLock(BatchRef batch, long fence, Actor actor) {
        return perform(batch, new ReleaseOwnLock(fence), actor, "");
    }

    /// Takes the lock of a batch away from its owner, dead or alive.
    public VerbOutcome releaseBatchLock(BatchRef batch, Actor actor, String reason) {
        return perform(batch, new ReleaseLock(), actor, reason);
    }

    /// Clears away every lock that has expired.
    public List<CleanUpLocks.CleanedUp> cleanUpExpiredLocks(Actor actor) {
        return cleanUp.perform(actor);
    }

    /// Batches with a lock, expired ones included.
    public List<BatchView> lockedBatches(int limit) {
        return batches.lockedBatches(limit);
    }

    /// The batch that would be claimed from the queue now. It only looks.
    public Optional<BatchView> nextBatchFromQueue() {
        return batches.nextBatchFromQueue();
    }

    /// Batches that are queued, running or paused, in the order of the queue.
    public List<BatchView> activeBatches(int limit) {
        return batches.activeBatches(limit);
    }

    /// The latest batches, the newest first.
    public List<BatchView> recentBatches(int limit) {
        return batches.recentBatches(limit);
    }

    /// The clean-up of expired locks, with who may and when.
    public CleanUpLocks cleanUp() {
        return cleanUp;
    }

    /// The stop of all trading.
    public Stopping stopping() {
        return stopping;
    }

    private static void check(BatchVerb verb) {
        if (verb instanceof Limit(int trades) && (trades < 1 || trades > 100)) {
            throw new RefusedException(
                    new Refusal.BadOrder(trades + " is no limit of trades at once", "give 1 to 100"));
        }
    }

    private static Seen seen(BatchView batch) {
        Optional<BatchStatus> request = batch.request();
        return new Seen(
                batch.status(),
                request,
                batch.priority().level(),
                batch.queuePosition(),
                batch.maxConcurrentTrades(),
                batch.lock().owner(),
                batch.lock().fence());
    }
}
