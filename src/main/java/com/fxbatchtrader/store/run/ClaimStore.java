package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.batch.Obstacle;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.batch.Standing;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.failover.DeskGuard;
import com.fxbatchtrader.store.failover.FailoverBlock;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Claims batches in two steps: candidates in order without lock, then one by its id with skip-locked, whose status,
/// rank and lock are checked again under the row's lock. A single locking query would lock every matching row on H2,
/// and sort on an old snapshot on PostgreSQL.
public final class ClaimStore {

    private static final int POISON = 3;
    private static final int TRIES = 8;

    private final OpenDatabase database;
    private final Pacing pacing;
    private final Uuid7 ids;
    private volatile boolean blocked;

    public ClaimStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// Claims the next batch for its run: first a run that nobody continues, then the first of the queue. Lock, fence,
    /// RUNNING, and what a former owner left in the middle are written in one transaction.
    ///
    /// @param running batches that this process runs already: its own locks on them are not taken up
    /// @return empty when there is nothing to claim now, or the desk is stopped. That is never "the queue is empty"
    public Optional<Claim> claimNext(String owner, Duration lockTime, Set<UUID> running) {
        return repeatedly(() -> database.inTransaction(session -> next(session, owner, lockTime, running)));
    }

    /// Claims one batch whose doubts are due to be asked for: a short lock with a fence of its own. None while a
    /// changed server holds the desk up: a doubt's end might then hide a later attempt that was lost.
    public Optional<Claim> claimDue(String owner, Duration lockTime) {
        return repeatedly(() -> database.inTransaction(session -> due(session, owner, lockTime)));
    }

    /// Claims one batch to ask for its doubts now, whether or not that is due.
    ///
    /// @return empty when it is in other hands right now, a runner of this owner's included, or has no doubts
    public Optional<Claim> claimForAsking(UUID batchId, String owner, Duration lockTime) {
        return database.inTransaction(
                session -> {
                    long startedNanos = pacing.nanos();
                    DeskGuard guard = BatchRows.guard(session);
                    Optional<Batch> found = BatchRows.lockUnlessTaken(session, batchId);
                    if (found.isEmpty() || guard.blocked().isPresent() || guard.serverChanged()) {
                        return Optional.empty();
                    }
                    Instant now = database.clock(session);
                    Batch batch = found.get();
                    boolean askable = batch.counts().unsettled() > 0 || batch.counts().running() > 0;
                    if (!askable || held(batch, now) || !batch.standing().lockableBy(owner, now)) {
                        return Optional.empty();
                    }
                    return Optional.of(claimToAsk(session, batch, owner, lockTime, now, startedNanos));
                });
    }

    /// Whether a changed server held the desk up when it was last asked for doubts that are due.
    public boolean blocked() {
        return blocked;
    }

    private Claim claimToAsk(
            StatelessSession session, Batch batch, String owner, Duration lockTime, Instant now, long startedNanos) {
        batch.acquire(owner, now, lockTime);
        Recovery.Found found = recovered(session, batch, owner, now);
        String after = "asking for " + batch.counts().unsettled() + " trades, fence " + batch.fence();
        List<NewEvent> events = new ArrayList<>();
        events.add(event(EventKind.BATCH_CLAIMED, owner, Optional.empty(), "", after));
        events.addAll(found.events());
        BatchRows.save(session, batch, events, EventAppender.Clocks.of(now, pacing.instant()));
        return claim(batch, owner, startedNanos, now, false, found.quotes());
    }

    private Recovery.Found recovered(StatelessSession session, Batch batch, String owner, Instant now) {
        return session.doReturningWork(c -> new Recovery(ids, owner, pacing.instant()).recover(c, batch, now));
    }

    private Optional<Claim> repeatedly(Supplier<Step> step) {
        for (int i = 0; i < TRIES; i++) {
            Step result = step.get();
            if (!result.again) {
                return result.claim;
            }
        }
        return Optional.empty();
    }

    private Step next(StatelessSession session, String owner, Duration lockTime, Set<UUID> running) {
        DeskGuard guard = BatchRows.guard(session);
        if (guard.why().isPresent()) {
            return blockedIfChanged(session, guard, owner);
        }
        long startedNanos = pacing.nanos();
        Instant seen = database.clock(session);
        List<QueueKey> keys =
                new ArrayList<>(session.doReturningWork(c -> Candidates.resumable(c, owner, seen, running.size())));
        keys.addAll(session.doReturningWork(c -> Candidates.queued(c, owner, seen)));
        Optional<Locked> found =
                lockFirst(session, keys, owner, running, (standing, now) -> standing.toRun(owner, now));
        if (found.isEmpty()) {
            return Step.NOTHING;
        }
        return found.get().moved ? Step.AGAIN : begin(session, found.get(), owner, lockTime, startedNanos);
    }

    /// A pooler may give a transaction another server than the connection began with.
    private Step blockedIfChanged(StatelessSession session, DeskGuard guard, String owner) {
        if (guard.serverChanged()) {
            FailoverBlock block = new FailoverBlock(ids, pacing, owner);
            session.doReturningWork(connection -> block.meet(connection, _ -> database.clock(session)));
        }
        return Step.NOTHING;
    }

    private Step due(StatelessSession session, String owner, Duration lockTime) {
        DeskGuard guard = BatchRows.guard(session);
        blocked = guard.blocked().isPresent() || guard.serverChanged();
        if (blocked) {
            return blockedIfChanged(session, guard, owner);
        }
        long startedNanos = pacing.nanos();
        Instant seen = database.clock(session);
        List<QueueKey> keys = session.doReturningWork(c -> Candidates.due(c, owner, seen));
        Optional<Locked> found =
                lockFirst(session, keys, owner, Set.of(), (standing, now) -> standing.toAsk(owner, now));
        if (found.isEmpty()) {
            return Step.NOTHING;
        }
        if (found.get().moved) {
            return Step.AGAIN;
        }
        Locked locked = found.get();
        return Step.of(claimToAsk(session, locked.batch, owner, lockTime, locked.now, startedNanos));
    }

    /// Locks the first candidate that another transaction does not have, and looks at it again.
    ///
    /// @param runs batches whose lock of this owner has a runner: only while it is still theirs are they passed over
    private Optional<Locked> lockFirst(
            StatelessSession session,
            List<QueueKey> keys,
            String owner,
            Set<UUID> runs,
            BiFunction<Standing, Instant, Optional<Obstacle>> obstacles) {
        for (QueueKey key : keys) {
            Optional<Batch> found = BatchRows.lockUnlessTaken(session, key.id());
            if (found.isPresent()) {
                Batch batch = found.get();
                Instant now = database.clock(session);
                Optional<Obstacle> obstacle = obstacles.apply(batch.standing(), now);
                boolean moved =
                        !batch.queueKey().equals(key) || obstacle.filter(one -> !one.inOtherHands()).isPresent();
                boolean running = runs.contains(key.id()) && heldBy(owner, batch);
                if (moved || (obstacle.isEmpty() && !running)) {
                    return Optional.of(new Locked(batch, now, moved));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether anybody's lock on it lives, also this owner's: a run is not to be robbed by an asking of its own
    /// process.
    private static boolean held(Batch batch, Instant now) {
        return batch.lock().map(lock -> !lock.expired(now)).orElse(false);
    }

    private static boolean heldBy(String owner, Batch batch) {
        return batch.lock().map(lock -> lock.owner().equals(owner)).orElse(false);
    }

    private Step begin(StatelessSession session, Locked locked, String owner, Duration lockTime, long startedNanos) {
        Batch batch = locked.batch;
        Optional<LockLease> former = batch.lock();
        boolean continued = batch.status() == BatchStatus.RUNNING;
        batch.acquire(owner, locked.now, lockTime);
        List<NewEvent> events = new ArrayList<>();
        events.add(
                event(
                        continued ? EventKind.BATCH_TAKEN_OVER : EventKind.BATCH_CLAIMED,
                        owner,
                        Optional.empty(),
                        former.map(lock -> lock.owner() + ", fence " + lock.fence()).orElse(""),
                        "fence " + batch.fence()));
        Recovery.Found found = recovered(session, batch, owner, locked.now);
        events.addAll(found.events());
        batch.beginRun(locked.now, former.isPresent());
        // one that has nothing left to begin is no poison: its doubts are asked for
        boolean poison = batch.takeoversWithoutProgress() >= POISON && batch.counts().pending() > 0;
        if (poison) {
            String why = "taken over " + POISON + " times in a row, each time a trade began and none ended";
            batch.pause(owner, why, locked.now);
            events.add(event(EventKind.BATCH_PAUSED, owner, Optional.of(why), "RUNNING", "PAUSED"));
        }
        BatchRows.save(session, batch, events, EventAppender.Clocks.of(locked.now, pacing.instant()));
        return poison ? Step.AGAIN : Step.of(claim(batch, owner, startedNanos, locked.now, continued, found.quotes()));
    }

    private Claim claim(
            Batch batch, String owner, long startedNanos, Instant now, boolean continued, List<Long> quotes) {
        return new Claim(
                new RunKey(batch.id(), owner, batch.fence()),
                batch.number(),
                batch.name(),
                BatchSignals.of(batch),
                startedNanos,
                now,
                continued,
                quotes);
    }

    private NewEvent event(EventKind kind, String owner, Optional<String> reason, String before, String after) {
        return new NewEvent(ids.next(), kind, Optional.empty(), owner, reason, before, after, pacing.instant());
    }

    /// A row locked in the second step.
    ///
    /// @param moved whether it is not what the first step saw: the claim begins anew
    private record Locked(Batch batch, Instant now, boolean moved) {}

    /// One try's end.
    private record Step(Optional<Claim> claim, boolean again) {
        static final Step NOTHING = new Step(Optional.empty(), false);
        static final Step AGAIN = new Step(Optional.empty(), true);

        static Step of(Claim claim) {
            return new Step(Optional.of(claim), false);
        }
    }
}
