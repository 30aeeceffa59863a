package com.fxbatchtrader.domain.batch;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/// A batch's place in the queue: priority descending, position ascending, created-at ascending, id ascending.
public record QueueKey(int priority, long position, Instant createdAt, UUID id) implements Comparable<QueueKey> {

    private static final Comparator<QueueKey> ORDER =
            Comparator.comparingInt((QueueKey key) -> -key.priority)
                    .thenComparingLong(QueueKey::position)
                    .thenComparing(QueueKey::createdAt)
                    .thenComparing(key -> key.id.toString());

    @Override
    public int compareTo(QueueKey other) {
        return ORDER.compare(this, other);
    }
}
