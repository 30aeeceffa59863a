package com.fxbatchtrader.domain.queue;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.batch.Standing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One batch that has not ended, with what its place in the queue and its speed depend on.
///
/// @param key its place in the queue
/// @param startedAt when its run was begun first
/// @param limit how many of its trades may run at once
/// @param order what a person has ordered of it: the pause it is in, or what its owner is asked for
public record Line(
        UUID id,
        long number,
        String name,
        QueueKey key,
        Standing standing,
        Optional<Instant> startedAt,
        Counts counts,
        int limit,
        Optional<Ordered> order) {

    /// What a person has ordered.
    ///
    /// @param wanted PAUSED or CANCELLED where its owner is asked for it; empty where it has been done
    public record Ordered(Optional<BatchStatus> wanted, String by, String reason, Optional<Instant> at) {}

    /// The lock under which some process runs its trades right now.
    Optional<LockLease> runner(Instant now) {
        return standing.begun() ? standing.liveLock(now) : Optional.empty();
    }

    /// PAUSED or CANCELLED, where its owner is asked for it.
    Optional<BatchStatus> wanted() {
        return order.flatMap(Ordered::wanted);
    }

    /// The same batch in another place.
    Line at(QueueKey place) {
        return new Line(id, number, name, place, standing, startedAt, counts, limit, order);
    }
}
