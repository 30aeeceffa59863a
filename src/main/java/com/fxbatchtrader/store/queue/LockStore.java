package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.run.Leaving;
import com.fxbatchtrader.store.run.Recovery;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Locks of batches in the hands of people: taking one, giving it back, taking it away from another, clearing away what
/// has expired. The fence stays on the row for ever. Whoever takes a lock away leaves nothing in the middle: what may
/// have been sent is IN_DOUBT, nothing counts as running. Safe for any thread.
public final class LockStore {

    private static final String FENCE = "fence ";

    private final OpenDatabase database;
    private final Changes changes;

    public LockStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.changes = new Changes(database, pacing, ids);
    }

    /// Locks a queued or paused batch, so that nobody claims it, with a new fence. One's own lock is prolonged.
    ///
    /// @param owner `host:pid:random`
    public Outcome acquire(Order order, String owner, Duration lockTime) {
        return changes.change(order, held -> acquire(held, owner, lockTime));
    }

    /// Gives back a lock that was taken by [#acquire], if it is still this owner's with this fence.
    public Outcome release(Order order, String owner, long fence) {
        return changes.change(order, held -> release(held, owner, fence));
    }

    /// Takes the lock away from whoever the person saw holding it. What was BOOKING becomes IN_DOUBT and is asked for;
    /// the former owner does not get this batch again for a while.
    ///
    /// @param barTime for how long it does not: one lock time-out
    public Outcome takeAway(Order order, Duration barTime) {
        return changes.change(order, held -> takeAway(held, barTime));
    }

    /// A lock that was cleared away.
    public record Cleared(UUID batchId, Outcome outcome) {}

    /// Clears away every lock that has expired, each in a transaction of its own.
    ///
    /// @return what became of each; what is locked anew meanwhile is left alone
    public List<Cleared> cleanUp(String actor) {
        record Expired(UUID id, Seen seen) {}
        List<Expired> expired =
                database.inTransaction(
                        session -> {
                            Instant now = database.clock(session);
                            return session.createSelectionQuery(
                                            "from Batch b where b.lockedBy is not null and b.lockTimeout > :ever and"
                                                    + " b.lockTimeout <= :now order by b.lockTimeout, b.id",
                                            Batch.class)
                                    // H2 walks through all that have no time at all before the first that has one
                                    .setParameter("ever", Instant.EPOCH)
                                    .setParameter("now", now)
                                    .getResultStream()
                                    .map(batch -> new Expired(batch.id(), Seen.of(batch)))
                                    .toList();
                        });
        List<Cleared> cleared = new ArrayList<>();
        for (Expired one : expired) {
            Order order = new Order(one.id(), one.seen(), actor, Optional.of("its lock had expired"));
            cleared.add(new Cleared(one.id(), changes.change(order, this::clear)));
        }
        return cleared;
    }

    private static Outcome acquire(Held held, String owner, Duration lockTime) {
        Batch batch = held.batch();
        if (batch.status() != BatchStatus.PENDING && batch.status() != BatchStatus.PAUSED) {
            return held.no("is " + batch.status() + ": only what is queued or paused can be locked");
        }
        if (!batch.standing().lockableBy(owner, held.now())) {
            return held.liveLock()
                    .map(lock -> refused(held, "is locked by " + lock.owner() + " until " + lock.expiresAt()))
                    .orElseGet(() -> refused(held, "was taken away from " + owner + " a short while ago"));
        }
        String before = batch.lock().map(LockStore::text).orElse("");
        batch.acquire(owner, held.now(), lockTime);
        String after = batch.lock().map(LockStore::text).orElse("");
        held.changed(EventKind.BATCH_LOCKED, before, after);
        return new Outcome.Done(held.name() + " is locked by " + after);
    }

    private static Outcome release(Held held, String owner, long fence) {
        Batch batch = held.batch();
        boolean mine = batch.fence() == fence && batch.lock().filter(lock -> lock.owner().equals(owner)).isPresent();
        if (!mine) {
            return held.lost();
        }
        if (batch.status() == BatchStatus.RUNNING) {
            return new Outcome.Refused(held.name() + " is RUNNING: its run gives the lock back itself");
        }
        String before = batch.lock().map(LockStore::text).orElse("");
        batch.release();
        held.changed(EventKind.BATCH_RELEASED, before, FENCE + fence + ", free");
        return new Outcome.Done(held.name() + " is free");
    }

    private Outcome takeAway(Held held, Duration barTime) {
        Batch batch = held.batch();
        Optional<LockLease> lock = batch.lock();
        if (!held.order().seen().sameLock(batch)) {
            return held.lost();
        }
        if (lock.isEmpty()) {
            return new Outcome.Refused(held.name() + " is not locked (fence " + batch.fence() + ")");
        }
        String owner = lock.get().owner();
        String before = text(lock.get());
        int doubts = handOver(held);
        batch.release();
        batch.bar(owner, held.now().plus(barTime));
        held.changed(EventKind.BATCH_RELEASED, before, FENCE + batch.fence() + ", free, " + doubts + " in doubt");
        return new Outcome.Done(
                held.name()
                        + " is taken away from "
                        + owner
                        + "; "
                        + (doubts == 0
                                ? "nothing was being booked"
                                : doubts + " being booked are IN_DOUBT and asked for"));
    }

    private Outcome clear(Held held) {
        Batch batch = held.batch();
        if (batch.lock().isEmpty() || held.liveLock().isPresent()) {
            return held.lost();
        }
        LockLease lock = batch.lock().get();
        int doubts = handOver(held);
        batch.ownerGone();
        held.changed(EventKind.BATCH_LOCK_EXPIRED, text(lock), FENCE + batch.fence() + ", free");
        return new Outcome.Done(
                held.name() + ": the expired lock of " + lock.owner() + " is gone, " + doubts + " trades are in doubt");
    }

    /// Leaves nothing in the middle, and carries out what its owner had been asked for and can't do any more.
    ///
    /// @return how many trades became IN_DOUBT
    private int handOver(Held held) {
        Batch batch = held.batch();
        int before = batch.counts().inDoubt();
        Recovery recovery = new Recovery(changes.ids(), held.order().actor(), held.happenedAt());
        held.also(held.session().doReturningWork(c -> recovery.recover(c, batch, held.now())).events());
        int doubts = batch.counts().inDoubt() - before;
        boolean run = batch.status() == BatchStatus.RUNNING && batch.nextCheckAt().isEmpty();
        if (run && (batch.requestedState().isPresent() || batch.counts().pending() == 0)) {
            Leaving leaving = new Leaving(changes.ids(), held.order().actor(), held.happenedAt());
            held.also(leaving.leave(held.session(), batch, held.now(), Duration.ZERO));
        }
        return doubts;
    }

    private static Outcome refused(Held held, String why) {
        return held.order().seen().sameLock(held.batch()) ? new Outcome.Refused(held.name() + " " + why) : held.lost();
    }

    private static String text(LockLease lock) {
        return lock.owner() + " until " + lock.expiresAt() + ", fence " + lock.fence();
    }
}
