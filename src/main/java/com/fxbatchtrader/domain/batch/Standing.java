package com.fxbatchtrader.domain.batch;

import java.time.Instant;
import java.util.Optional;

/// What decides whether a batch can be taken now, and by whom. The claim asks it under the row's lock, and whoever
/// explains why a batch is not running asks it of what was read: both go by the same words. All times are the
/// database's clock.
///
/// @param lock as the row says; it may have expired
/// @param bar who was sent away from it by a person, as the row says; it may be over
/// @param nextCheckAt when its doubts are asked for again, where nothing but doubts is its next step
public record Standing(
        BatchStatus status,
        Optional<Instant> notBefore,
        Optional<LockLease> lock,
        Optional<Bar> bar,
        Optional<Instant> nextCheckAt) {

    /// An owner that does not get this batch for a while: a person has taken it away.
    public record Bar(String owner, Instant until) {}

    /// The lock that somebody holds right now.
    public Optional<LockLease> liveLock(Instant now) {
        return lock.filter(held -> !held.expired(now));
    }

    /// The bar that is in force right now.
    public Optional<Bar> liveBar(Instant now) {
        return bar.filter(kept -> now.isBefore(kept.until));
    }

    /// Whether its run was begun and its next step is trades, not a check of its doubts.
    public boolean begun() {
        return status == BatchStatus.RUNNING && nextCheckAt.isEmpty();
    }

    /// Whether `owner` may take the lock now: it is free, expired or the owner's own.
    public boolean lockableBy(String owner, Instant now) {
        return heldFrom(owner, now).isEmpty() && barredFrom(owner, now).isEmpty();
    }

    /// What keeps a claim of this owner from taking it for its run; empty when nothing does. Queued ones are taken in
    /// order and while nobody holds them; begun ones also under a lock of the owner's own, whose claim had an unknown
    /// end.
    ///
    /// @param owner empty text is an owner that has nothing to do with it yet
    public Optional<Obstacle> toRun(String owner, Instant now) {
        if (status == BatchStatus.PENDING) {
            return notBefore
                    .filter(now::isBefore)
                    .<Obstacle>map(Obstacle.NotBefore::new)
                    .or(() -> liveLock(now).map(Obstacle.Held::new))
                    .or(() -> barredFrom(owner, now));
        }
        if (!begun()) {
            return Optional.of(new Obstacle.NotQueued(status));
        }
        return heldFrom(owner, now).or(() -> barredFrom(owner, now));
    }

    /// What keeps a claim of this owner from asking the bank for its doubts now; empty when nothing does. A run is not
    /// robbed by an asking of its own process: any live lock keeps it off.
    public Optional<Obstacle> toAsk(String owner, Instant now) {
        boolean open = status == BatchStatus.RUNNING || status == BatchStatus.PAUSED;
        if (!open || nextCheckAt.isEmpty() || nextCheckAt.get().isAfter(now)) {
            return Optional.of(new Obstacle.NotQueued(status));
        }
        return liveLock(now).<Obstacle>map(Obstacle.Held::new).or(() -> barredFrom(owner, now));
    }

    private Optional<Obstacle> heldFrom(String owner, Instant now) {
        return liveLock(now).filter(held -> !held.owner().equals(owner)).map(Obstacle.Held::new);
    }

    private Optional<Obstacle> barredFrom(String owner, Instant now) {
        return liveBar(now).filter(kept -> kept.owner.equals(owner)).map(Obstacle.Barred::new);
    }
}
