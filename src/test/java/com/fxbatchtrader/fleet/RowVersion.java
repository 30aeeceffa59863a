package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.batch.BatchStatus;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// One version of a batch's row, as a trigger has seen it written. All times are microseconds of the database's clock.
///
/// @param transaction the number of the transaction that wrote it
/// @param writtenAt when, under the row's lock
/// @param asking whether the row waits for the next asking of its doubts
record RowVersion(
        long transaction,
        UUID batch,
        BatchStatus status,
        Place place,
        Lock lock,
        long notBefore,
        boolean asking,
        int running,
        long writtenAt) {

    /// What the row is ranked by.
    record Place(int priority, long position, long createdAt, String id) {

        /// The order of the queue, in the words of the specification.
        static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::priority)
                        .reversed()
                        .thenComparingLong(Place::position)
                        .thenComparingLong(Place::createdAt)
                        .thenComparing(Place::id);

        boolean before(Place other) {
            return ORDER.compare(this, other) < 0;
        }
    }

    /// The lock, and who is kept off.
    record Lock(Optional<String> owner, long endsAt, long fence, Optional<String> barred, long barredUntil) {

        /// Whether nobody holds it at that time.
        boolean freeAt(long time) {
            return owner.isEmpty() || endsAt <= time;
        }
    }

    boolean queued() {
        return status == BatchStatus.PENDING;
    }

    /// Begun, not finished, and not merely waiting for the bank's answers.
    boolean run() {
        return status == BatchStatus.RUNNING && !asking;
    }
}
