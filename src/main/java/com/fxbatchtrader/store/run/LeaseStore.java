package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Renews and checks leases, on a connection of their own. Leases are judged by the database's clock, read after the
/// batch's row is locked.
public final class LeaseStore {

    private final OpenDatabase database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public LeaseStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// Prolongs the lease, unless it is lost or has expired.
    public LeaseAnswer renew(RunKey key, Duration lockTime) {
        return Busy.asUnavailable(
                () ->
                        database.inLeaseTransaction(
                                session -> {
                                    Optional<Batch> found = BatchRows.lock(session, key.batchId());
                                    if (found.isEmpty()) {
                                        return new LeaseAnswer.Lost("batch " + key.batchId() + " is gone");
                                    }
                                    Batch batch = found.get();
                                    Instant now = database.clock(session);
                                    if (!key.holds(batch)) {
                                        return new LeaseAnswer.Lost(key.lostText(batch));
                                    }
                                    if (batch.lock().map(lock -> lock.expired(now)).orElse(true)) {
                                        return new LeaseAnswer.Lost(
                                                "the lock on batch #" + batch.number() + " has expired");
                                    }
                                    batch.renew(now, lockTime);
                                    session.update(batch);
                                    return new LeaseAnswer.Held(
                                            lockTime, now, BatchSignals.of(batch), BatchRows.stop(session));
                                }));
    }

    /// The gate's round trip: whether fence and lease are still ours, and whether the desk is stopped. Takes no lock:
    /// what it says is true at one moment between its call and its return.
    public LeaseAnswer check(RunKey key) {
        return database.inLeaseTransaction(
                session -> {
                    Optional<Batch> found = Optional.ofNullable(session.get(Batch.class, key.batchId()));
                    Instant now = database.clock(session);
                    if (found.isEmpty() || !key.holds(found.get())) {
                        return new LeaseAnswer.Lost(found.map(key::lostText).orElse("the batch is gone"));
                    }
                    Batch batch = found.get();
                    Duration left = Duration.between(now, batch.lock().map(LockLease::expiresAt).orElse(now));
                    if (left.isNegative() || left.isZero()) {
                        return new LeaseAnswer.Lost("the lock on batch #" + batch.number() + " has expired");
                    }
                    return new LeaseAnswer.Held(left, now, BatchSignals.of(batch), BatchRows.stop(session));
                });
    }

    /// Marks every lock as expired, one event each, in one transaction: for the process that has just opened an H2
    /// file, whose exclusive lock proves every former owner dead.
    ///
    /// @param spared an owner that is left alone: the demo's simulated dead one; empty text spares none
    /// @return how many were marked
    public int expireFormerOwners(String actor, String spared) {
        return database.inLeaseTransaction(
                session -> {
                    List<UUID> ids =
                            session.createQuery(
                                            "select b.id from Batch b where b.lockedBy is not null and b.lockedBy <>"
                                                    + " :spared order by b.id",
                                            UUID.class)
                                    .setParameter("spared", spared)
                                    .getResultList();
                    ids.forEach(id -> expire(session, id, actor));
                    return ids.size();
                });
    }

    private void expire(StatelessSession session, UUID id, String actor) {
        Batch batch = BatchRows.lock(session, id).orElseThrow();
        Instant now = database.clock(session);
        String owner = batch.lock().map(LockLease::owner).orElse("");
        batch.expireLock(now);
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        EventKind.BATCH_LOCK_EXPIRED,
                        Optional.empty(),
                        actor,
                        Optional.of("its owner has left the database file, so it is dead"),
                        owner,
                        "fence " + batch.fence(),
                        pacing.instant());
        BatchRows.save(session, batch, List.of(event), EventAppender.Clocks.of(now, pacing.instant()));
    }
}
