package com.fxbatchtrader.engine.lease;

import com.fxbatchtrader.engine.health.DatabaseHealth;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Renews the process's leases every third of their time, on a thread and a database connection of its own. A lease
/// that could not be renewed for two thirds of its time is given up before the database says so. A jump of the clocks
/// of over 2 s forces a renewal and a round trip before the next booking; one of over a third of the lease means that
/// the lease is lost.
public final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration SUSPICIOUS_JUMP = Duration.ofSeconds(2);

    private final LeaseStore store;
    private final Pacing pacing;
    private final Duration lockTime;
    private final DatabaseClock databaseClock;
    private final DatabaseHealth health;
    private final ClockWatch clocks;
    private final List<Lease> leases = new CopyOnWriteArrayList<>();
    private Pacing.Repeating repeating = () -> {};

    public LeaseKeeper(
            LeaseStore store, Pacing pacing, Duration lockTime, DatabaseClock databaseClock, DatabaseHealth health) {
        this.store = store;
        this.pacing = pacing;
        this.lockTime = lockTime;
        this.databaseClock = databaseClock;
        this.health = health;
        this.clocks = new ClockWatch(pacing);
    }

    /// Starts the renewals.
    public void start() {
        Duration tick = lockTime.dividedBy(12);
        Duration second = Duration.ofSeconds(1);
        repeating = pacing.every("lease-keeper", tick.compareTo(second) < 0 ? tick : second, this::tick);
    }

    /// Keeps a lease that was just claimed: from now on it is renewed.
    ///
    /// @param databaseNow the database's clock at the claim
    public void keep(Lease lease, Instant databaseNow) {
        databaseClock.measured(databaseNow);
        leases.add(lease);
    }

    /// Not renewed any more: it was given back or lost.
    public void drop(Lease lease) {
        leases.remove(lease);
    }

    /// The lease of that run, while this process holds it.
    public Optional<Lease> find(RunKey key) {
        return leases.stream().filter(lease -> lease.key().equals(key)).findFirst();
    }

    void tick() {
        Duration jump = clocks.jump();
        boolean suspicious = jump.compareTo(SUSPICIOUS_JUMP) > 0;
        // all of them first: asking the database for one may take a while
        for (Lease lease : leases) {
            if (jump.compareTo(lockTime.dividedBy(3)) > 0) {
                lose(lease, "the clocks of this machine jumped by " + jump.toSeconds() + " s");
            } else if (suspicious) {
                lease.suspect();
            }
        }
        leases.forEach(this::look);
    }

    /// Renews a lease that is due, and otherwise looks at its row, so that a stop of the desk, a pause or a changed
    /// limit is seen within a second. Whatever goes wrong with one lease, the others have their turn.
    private void look(Lease lease) {
        if (lease.lost(pacing.nanos()).isPresent()) {
            return;
        }
        try {
            renewIfDue(lease);
            health.answers();
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            health.fails("the lock on batch #" + lease.number() + " could not be renewed: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The lock on batch #{} could not be renewed; it is tried again", lease.number(), e);
        }
        lease.lost(pacing.nanos()).ifPresent(why -> LOG.warn("Batch #{}: the run stops, {}", lease.number(), why));
    }

    private void renewIfDue(Lease lease) {
        long sentNanos = pacing.nanos();
        boolean due = lease.due(sentNanos);
        switch (due ? store.renew(lease.key(), lockTime) : store.check(lease.key())) {
            case LeaseAnswer.Held held -> {
                databaseClock.measured(held.databaseNow());
                if (due) {
                    lease.renewed(sentNanos);
                }
                lease.observed(held.signals(), held.stop());
            }
            case LeaseAnswer.Lost lost -> lease.lose(lost.text());
        }
    }

    private static void lose(Lease lease, String why) {
        lease.lose(why);
        LOG.warn("Batch #{}: the run stops, {}", lease.number(), why);
    }

    /// Ends the renewals.
    @Override
    public void close() {
        repeating.close();
    }
}
