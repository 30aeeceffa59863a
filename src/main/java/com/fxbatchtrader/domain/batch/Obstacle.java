package com.fxbatchtrader.domain.batch;

import java.time.Instant;

/// What keeps a claim from taking a batch.
public sealed interface Obstacle {

    /// Whether it is in somebody's hands, or kept from the one who asks: the claim goes on to the next one. Where it is
    /// not, the batch is not what it was taken for, and the claim looks at the queue anew.
    default boolean inOtherHands() {
        return this instanceof Held || this instanceof Barred;
    }

    /// It is in a state from which nobody takes it.
    record NotQueued(BatchStatus status) implements Obstacle {}

    /// It is queued, and its time has not come.
    record NotBefore(Instant until) implements Obstacle {}

    /// Somebody holds its lock.
    record Held(LockLease lock) implements Obstacle {}

    /// A person has taken it away from the owner that asks.
    record Barred(Standing.Bar bar) implements Obstacle {}
}
