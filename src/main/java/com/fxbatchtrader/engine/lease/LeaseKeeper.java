package com.fxbatchtrader.engine.lease;

import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.time.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews the process's leases every third of their time, on a thread and a database connection of its own. A lease
/// that could not be renewed for two thirds of its time is given up before the database says so. A jump of the
/// clocks of over 2 s forces a renewal and a round trip before the next booking; one of over a third of the lease
/// means that the lease is lost.
public final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration SUSPICIOUS_JUMP = Duration.ofSeconds(2);

    private final LeaseStore store;
    private final Pacing pacing;
    private final Duration lockTime;
    private final DatabaseClock databaseClock;
    private final ClockWatch clocks;
    private final List<Lease> leases = new CopyOnWriteArrayList<>();
    private Pacing.Repeating repeating = () -> {};

    public LeaseKeeper(LeaseStore store, Pacing pacing, Duration lockTime, DatabaseClock databaseClock) {
        this.store = store;
        this.pacing = pacing;
        this.lockTime = lockTime;
        this.databaseClock = databaseClock;
        this.clocks = new ClockWatch(pacing);
    }

    /// Starts the renewals.
    public void start() {
        Duration tick = lockTime.dividedBy(12);
        Duration second = Duration.ofSeconds(1);
        repeating = pacing.every("lease-keeper", tick.compareTo(second) < 0 ? tick : second, this::tick);
    }

    /// From now on renewed.
    public void keep(Lease lease) {
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
        for (Lease lease : leases) {
            if (jump.compareTo(lockTime.dividedBy(3)) > 0) {
                lease.lose("the clocks of this machine jumped by " + jump.toSeconds() + " s");
            } else if (suspicious) {
                lease.suspect();
            }
            renewIfDue(lease, suspicious);
        }
    }

    /// Renews a lease that is due, and otherwise looks at its row, so that a stop of the desk, a pause or a changed
    /// limit is seen within a second.
    private void renewIfDue(Lease lease, boolean now) {
        if (lease.lost().isPresent()) {
            return;
        }
        long sentNanos = pacing.nanos();
        boolean due = now
                || lease.renewalNeeded()
                || lease.sinceRenewalNanos(sentNanos) >= lockTime.toNanos() / 3;
        try {
            switch (due ? store.renew(lease.key(), lockTime) : store.check(lease.key())) {
                case LeaseAnswer.Held held -> {
                    databaseClock.measured(held.databaseNow());
                    if (due) {
                        lease.renewed(sentNanos);
                    }
                    lease.observed(held.signals(), held.stop());
                }
                case LeaseAnswer.Lost lost -> lose(lease, lost.text());
            }
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            LOG.warn("The lock on batch #{} could not be renewed: {}", lease.number(), e.getMessage());
        }
        if (lease.sinceRenewalNanos(pacing.nanos()) > lockTime.toNanos() / 3 * 2) {
            lose(lease, "its lock could not be renewed for two thirds of its time");
        }
    }

    private static void lose(Lease lease, String why) {
        LOG.warn("Batch #{}: the run stops, {}", lease.number(), why);
        lease.lose(why);
    }

    /// Ends the renewals.
    @Override
    public void close() {
        repeating.close();
    }
}
