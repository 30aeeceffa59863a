package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.batch.Priority;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A batch as its row says.
///
/// @param lock who holds the lock; it may have expired
/// @param fence counts every acquisition
/// @param requestedState what a person asked the owner for; `requestedReason` is also why a paused one is paused
public record BatchRow(
        UUID id,
        long number,
        String name,
        BatchStatus status,
        String submittedBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        Priority priority,
        long queuePosition,
        Optional<Instant> notBefore,
        Optional<LockLease> lock,
        long fence,
        Optional<Instant> nextCheckAt,
        int maxConcurrentTrades,
        int totalTrades,
        Counts counts,
        Optional<BatchStatus> requestedState,
        Optional<String> requestedReason,
        Optional<String> fileName,
        Optional<String> duplicateReason,
        int rejectedRows) {

    static BatchRow of(Batch batch) {
        return new BatchRow(
                batch.id(),
                batch.number(),
                batch.name(),
                batch.status(),
                batch.submittedBy(),
                batch.createdAt(),
                batch.startedAt(),
                batch.completedAt(),
                batch.priority(),
                batch.queuePosition(),
                batch.notBefore(),
                batch.lock(),
                batch.fence(),
                batch.nextCheckAt(),
                batch.maxConcurrentTrades(),
                batch.totalTrades(),
                batch.counts(),
                batch.requestedState(),
                batch.requestedReason(),
                batch.fileName(),
                batch.duplicateReason(),
                batch.rejectedRows());
    }
}
