package com.fxbatchtrader.domain.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Judges what a bank's "unknown" proves. It is final when the answer's own `Date` − 1 s is past quote expiry + margin,
/// twice, a margin apart, and the bank is known to answer by our key. A missing `Date`, one over 5 minutes from the
/// database's clock, or a cached answer proves nothing.
///
/// @param margin after the quote's end, and between the two answers; 30 s by default
public record UnknownRule(Duration margin) {

    private static final Duration DATE_GRANULARITY = Duration.ofSeconds(1);
    private static final Duration FARTHEST = Duration.ofMinutes(5);

    /// One "unknown" as it came.
    ///
    /// @param bankTime the answer's own `Date`
    /// @param databaseTime the database's clock when it came
    /// @param knownByKey whether this bank is known to answer by our key
    public record Unknown(Optional<Instant> bankTime, boolean cached, Instant databaseTime, boolean knownByKey) {}

    /// What it proves.
    public sealed interface Verdict {
        /// Nothing, and asking again soon will not change that by itself.
        record NoEvidence(String why) implements Verdict {}

        /// Nothing yet: it counts after that much more time.
        record TooEarly(Duration askAgainIn, String why) implements Verdict {}

        /// It counts, as the first of two.
        record First(Instant bankTime, Duration askAgainIn) implements Verdict {}

        /// Not booked.
        record Final(Instant bankTime) implements Verdict {}
    }

    /// Judges an "unknown" for a booking whose quote ends at `quoteExpiry` (bank's clock).
    ///
    /// @param first the bank's time of the first one that counted
    public Verdict judge(Unknown answer, Instant quoteExpiry, Optional<Instant> first) {
        if (answer.cached) {
            return new Verdict.NoEvidence("the answer is a cached one (Age)");
        }
        if (answer.bankTime.isEmpty()) {
            return new Verdict.NoEvidence("the answer has no Date");
        }
        Instant bank = answer.bankTime.get();
        if (Duration.between(bank, answer.databaseTime).abs().compareTo(FARTHEST) > 0) {
            return new Verdict.NoEvidence("the answer's Date is more than 5 minutes from the database's clock");
        }
        if (!answer.knownByKey) {
            return new Verdict.NoEvidence("this bank is not known to answer by our key");
        }
        Instant certain = bank.minus(DATE_GRANULARITY);
        Instant counts = quoteExpiry.plus(margin);
        if (!certain.isAfter(counts)) {
            Duration wait = Duration.between(certain, counts).plus(DATE_GRANULARITY);
            return new Verdict.TooEarly(wait, "\"unknown\" counts from " + counts + " by the bank's clock");
        }
        if (first.isEmpty()) {
            return new Verdict.First(bank, margin.plus(DATE_GRANULARITY));
        }
        Duration since = Duration.between(first.get(), certain);
        if (since.compareTo(margin) < 0) {
            return new Verdict.TooEarly(
                    margin.minus(since).plusMillis(50),
                    "the second \"unknown\" must come " + margin.toSeconds() + " s after the first");
        }
        return new Verdict.Final(bank);
    }
}
