package com.fxbatchtrader.engine.lease;

import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.store.run.WriteResult.CommitStamp;
import com.fxbatchtrader.time.Pacing;
import java.time.Duration;

/// The last check before a booking is sent. Its deadline is the least of connect + response time-out, the quote's
/// remaining life − 1 s and the lease's remaining life − 1 s; with less than 2 s left it is not sent. Fence and stop
/// flag are checked by a round trip, unless the send begins within 250 ms (wall and monotonic) of its intent's
/// commit, which checked both under the batch's lock.
public final class Gate {

    private static final long FRESH_NANOS = 250_000_000L;
    private static final long FRESH_MILLIS = 250;
    private static final Duration RESERVE = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final LeaseStore store;
    private final Pacing pacing;
    private final Duration bookingTime;

    /// @param bookingTime connect plus response time-out
    public Gate(LeaseStore store, Pacing pacing, Duration bookingTime) {
        this.store = store;
        this.pacing = pacing;
        this.bookingTime = bookingTime;
    }

    /// Whether the booking may be sent now.
    public sealed interface Decision {
        /// It may, and must have ended by then.
        record Open(Duration deadline) implements Decision {}

        /// It is not sent.
        record Shut(Why why, String text) implements Decision {}
    }

    /// Why a booking is not sent.
    public enum Why {
        /// The quote does not live long enough: another one is asked for.
        QUOTE,
        /// The lease does not live long enough: it is renewed first.
        LEASE,
        /// The batch is not ours any more, or that can't be known.
        LOST,
        /// The desk is stopped.
        STOPPED
    }

    /// Decides at this moment.
    ///
    /// @param quoteEndsNanos the end of the quote on the process's monotonic clock
    /// @param stamp the intent's commit
    public Decision decide(Lease lease, long quoteEndsNanos, CommitStamp stamp) {
        if (lease.lost().isPresent()) {
            return new Decision.Shut(Why.LOST, lease.lost().get());
        }
        if (lease.renewalNeeded()) {
            return new Decision.Shut(Why.LEASE, "the clocks have jumped and the lock is not renewed yet");
        }
        if (!fresh(stamp) || lease.roundTripNeeded()) {
            Decision checked = roundTrip(lease);
            if (checked instanceof Decision.Shut) {
                return checked;
            }
        }
        long now = pacing.nanos();
        Duration quote = Duration.ofNanos(quoteEndsNanos - now).minus(RESERVE);
        Duration lock = lease.remaining(now).minus(RESERVE);
        if (lock.compareTo(LEAST) < 0) {
            return new Decision.Shut(Why.LEASE, "the lock lives for " + lock.plus(RESERVE).toMillis() + " ms only");
        }
        if (quote.compareTo(LEAST) < 0) {
            return new Decision.Shut(
                    Why.QUOTE, "the quote lives for " + Math.max(0, quote.plus(RESERVE).toMillis()) + " ms only");
        }
        return new Decision.Open(least(bookingTime, quote, lock));
    }

    private Decision roundTrip(Lease lease) {
        try {
            return switch (store.check(lease.key())) {
                case LeaseAnswer.Lost lost -> {
                    lease.lose(lost.text());
                    yield new Decision.Shut(Why.LOST, lost.text());
                }
                case LeaseAnswer.Held held when held.stop().isPresent() ->
                    new Decision.Shut(Why.STOPPED, held.stop().get());
                case LeaseAnswer.Held held when held.remaining().compareTo(LEAST.plus(RESERVE)) < 0 ->
                    new Decision.Shut(Why.LEASE, "the lock lives for " + held.remaining().toMillis() + " ms only");
                case LeaseAnswer.Held held -> {
                    lease.checked();
                    yield new Decision.Open(held.remaining());
                }
            };
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            return new Decision.Shut(Why.LOST, "whether the lock is still ours can't be asked: " + e.getMessage());
        }
    }

    private boolean fresh(CommitStamp stamp) {
        long wall = pacing.millis() - stamp.wallMillis();
        return stamp.trusted()
                && pacing.nanos() - stamp.nanos() <= FRESH_NANOS
                && wall >= 0
                && wall <= FRESH_MILLIS;
    }

    private static Duration least(Duration a, Duration b, Duration c) {
        Duration ab = a.compareTo(b) < 0 ? a : b;
        return ab.compareTo(c) < 0 ? ab : c;
    }
}
