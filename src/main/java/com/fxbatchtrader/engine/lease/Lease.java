package com.fxbatchtrader.engine.lease;

import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.store.run.RunKey;

import java.time.Duration;
import java.util.Optional;

/// The process's own view of a lock that it holds. What is left of it is counted on the monotonic clock from before the
/// renewal was sent, so that it never seems longer here than in the database. Safe for any thread.
public final class Lease {

    private final RunKey key;
    private final long number;
    private final long lockNanos;
    private BatchSignals signals;
    private long renewedNanos;
    private boolean needsRenewal;
    private boolean needsRoundTrip;
    private String lost = "";
    private String stop = "";

    /// @param claimedNanos the monotonic clock before the claim began
    public Lease(RunKey key, long number, Duration lockTime, long claimedNanos, BatchSignals signals) {
        this.key = key;
        this.number = number;
        this.lockNanos = lockTime.toNanos();
        this.renewedNanos = claimedNanos;
        this.signals = signals;
    }

    public RunKey key() {
        return key;
    }

    /// The batch's number for people.
    public long number() {
        return number;
    }

    /// What is left of the lease by the last renewal; zero or less when it must be taken for lost.
    public synchronized Duration remaining(long nowNanos) {
        return lost.isEmpty() ? Duration.ofNanos(renewedNanos + lockNanos - nowNanos) : Duration.ZERO;
    }

    /// Whether a third of its time has gone since the last renewal that succeeded was sent.
    synchronized boolean due(long nowNanos) {
        return needsRenewal || nowNanos - renewedNanos >= lockNanos / 3;
    }

    /// A renewal sent at that moment has succeeded.
    synchronized void renewed(long sentNanos) {
        renewedNanos = Math.max(renewedNanos, sentNanos);
        needsRenewal = false;
    }

    /// What the batch's row and the desk's said just now.
    synchronized void observed(BatchSignals row, Optional<String> deskStop) {
        signals = row;
        stop = deskStop.orElse("");
    }

    /// What a group of writes has read from the batch's row.
    public synchronized void signalled(BatchSignals row) {
        signals = row;
    }

    /// The clocks have jumped: nothing is sent before a renewal, and a round trip after it.
    synchronized void suspect() {
        needsRenewal = true;
        needsRoundTrip = true;
    }

    /// Whether it must be renewed before anything is sent.
    synchronized boolean renewalNeeded() {
        return needsRenewal;
    }

    /// Whether the next booking needs a round trip whatever the time since its intent's commit.
    synchronized boolean roundTripNeeded() {
        return needsRoundTrip;
    }

    /// A round trip after the renewal has found the lease ours.
    synchronized void checked() {
        needsRoundTrip = needsRenewal;
    }

    /// The lease is lost for good; the first reason stays.
    public synchronized void lose(String why) {
        if (lost.isEmpty()) {
            lost = why;
        }
    }

    /// Why it is lost, for people; empty while it is held. A lease that has not been renewed for two thirds of its time
    /// is given up here, by whoever asks first: the keeper's own thread may hang in the database.
    public synchronized Optional<String> lost(long nowNanos) {
        if (lost.isEmpty() && nowNanos - renewedNanos > lockNanos / 3 * 2) {
            lost = "its lock could not be renewed for two thirds of its time";
        }
        return lost.isEmpty() ? Optional.empty() : Optional.of(lost);
    }

    /// Why no trade may start on the desk, if so.
    public synchronized Optional<String> deskStop() {
        return stop.isEmpty() ? Optional.empty() : Optional.of(stop);
    }

    public synchronized BatchSignals signals() {
        return signals;
    }
}
