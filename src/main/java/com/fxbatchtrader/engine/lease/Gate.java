package com.fxbatchtrader.engine.lease;

import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.WriteResult.CommitStamp;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.Optional;

/// The last check before a booking is sent. Its deadline is the least of connect + response time-out, the quote's
/// remaining life − 1 s and the lease's remaining life − 1 s; with less than 2 s left it is not sent. Fence and stop
/// flag are checked by a round trip, unless the send begins within 250 ms (wall and monotonic) of its intent's commit,
/// which checked both under the batch's lock.
public final class Gate {

    private static final long FRESH_NANOS = 250_000_000L;
    private static final long FRESH_MILLIS = 250;
    private static final Duration RESERVE = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final RoundTrip database;
    private final Pacing pacing;
    private final Duration bookingTime;

    /// Asks the database for a lease: [LeaseStore#check].
    @FunctionalInterface
    public interface RoundTrip {
        LeaseAnswer check(RunKey key);
    }

    /// @param bookingTime connect plus response time-out
    public Gate(RoundTrip database, Pacing pacing, Duration bookingTime) {
        this.database = database;
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
        STOPPED,
        /// The intent may be lost again: the database does not keep what it acknowledges.
        NOT_DURABLE
    }

    /// Decides at this moment.
    ///
    /// @param quoteEndsNanos the end of the quote on the process's monotonic clock
    /// @param stamp the intent's commit
    public Decision decide(Lease lease, long quoteEndsNanos, CommitStamp stamp) {
        Optional<String> lost = lease.lost(pacing.nanos());
        if (lost.isPresent()) {
            return new Decision.Shut(Why.LOST, lost.get());
        }
        if (!stamp.durable()) {
            return new Decision.Shut(Why.NOT_DURABLE, "the database does not surely keep what it has been given");
        }
        if (lease.renewalNeeded()) {
            return new Decision.Shut(Why.LEASE, "the clocks have jumped and the lock is not renewed yet");
        }
        if (!fresh(stamp) || lease.roundTripNeeded()) {
            return roundTrip(lease, quoteEndsNanos);
        }
        long now = pacing.nanos();
        return judge(lease.remaining(now), quoteEndsNanos, now);
    }

    /// What is left of quote and lease, less a second each, must be 2 s at least.
    private Decision judge(Duration leaseLeft, long quoteEndsNanos, long now) {
        Duration lock = leaseLeft.minus(RESERVE);
        Duration quoteLeft = Duration.ofNanos(quoteEndsNanos - now);
        Duration quote = quoteLeft.minus(RESERVE);
        if (lock.compareTo(LEAST) < 0) {
            return new Decision.Shut(Why.LEASE, "the lock lives for " + millis(leaseLeft) + " ms only");
        }
        if (quote.compareTo(LEAST) < 0) {
            return new Decision.Shut(Why.QUOTE, "the quote lives for " + millis(quoteLeft) + " ms only");
        }
        return new Decision.Open(least(bookingTime, least(quote, lock)));
    }

    /// Asks the database. What it says of the lease was true at some moment since the asking, so that what is left is
    /// counted from there; after a sleep of the machine it is the shorter one.
    private Decision roundTrip(Lease lease, long quoteEndsNanos) {
        long askedNanos = pacing.nanos();
        try {
            return switch (database.check(lease.key())) {
                case LeaseAnswer.Lost lost -> {
                    lease.lose(lost.text());
                    yield new Decision.Shut(Why.LOST, lost.text());
                }
                case LeaseAnswer.Held held when held.stop().isPresent() ->
                        new Decision.Shut(Why.STOPPED, held.stop().get());
                case LeaseAnswer.Held held -> {
                    lease.checked();
                    long now = pacing.nanos();
                    Duration byDatabase = held.remaining().minusNanos(now - askedNanos);
                    yield judge(least(lease.remaining(now), byDatabase), quoteEndsNanos, now);
                }
            };
        } catch (RuntimeException e) {
            // whatever went wrong: nothing was sent, and nothing will be
            return new Decision.Shut(Why.LOST, "whether the lock is still ours can't be asked: " + e.getMessage());
        }
    }

    private boolean fresh(CommitStamp stamp) {
        long wall = pacing.millis() - stamp.wallMillis();
        return stamp.trusted() && pacing.nanos() - stamp.nanos() <= FRESH_NANOS && wall >= 0 && wall <= FRESH_MILLIS;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static long millis(Duration left) {
        return Math.max(0, left.toMillis());
    }
}
