package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.LockLease;

import java.util.Optional;

/// A batch as an operator saw it when deciding: an order that rests on what is not so any more has lost a race.
///
/// @param request a pause or cancellation that its owner had been asked for
/// @param owner who had its lock
public record Seen(
        BatchStatus status,
        Optional<BatchStatus> request,
        int priority,
        long position,
        int limit,
        Optional<String> owner,
        long fence) {

    /// The batch as it is now.
    public static Seen of(Batch batch) {
        return new Seen(
                batch.status(),
                batch.requestedState(),
                batch.priority().level(),
                batch.queuePosition(),
                batch.maxConcurrentTrades(),
                batch.lock().map(LockLease::owner),
                batch.fence());
    }

    boolean samePlace(Batch batch) {
        return priority == batch.priority().level() && position == batch.queuePosition();
    }

    boolean sameState(Batch batch) {
        return status == batch.status() && request.equals(batch.requestedState());
    }

    boolean sameLock(Batch batch) {
        return fence == batch.fence() && owner.equals(batch.lock().map(LockLease::owner));
    }
}
