package com.fxbatchtrader.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long a trade has kept one of its batch's places lately, from its start until it was confirmed, failed or left in
/// doubt. Measured, never assumed.
public sealed interface Pace {

    /// Of fewer nothing is concluded.
    int LEAST = 5;

    /// Too little has ended lately.
    record Unmeasured() implements Pace {}

    /// What was measured.
    ///
    /// @param median half of the trades were quicker
    /// @param high nine in ten were quicker
    /// @param trades how many were looked at
    /// @param since when the oldest of them ended
    record Measured(Duration median, Duration high, int trades, Instant since) implements Pace {}

    /// One trade that has ended.
    record Sample(Duration time, Instant endedAt) {}

    /// The pace of these trades.
    static Pace of(List<Sample> samples) {
        List<Duration> times = samples.stream().map(Sample::time).filter(time -> !time.isNegative()).sorted().toList();
        if (times.size() < LEAST) {
            return new Unmeasured();
        }
        Instant since = samples.stream().map(Sample::endedAt).min(Instant::compareTo).orElseThrow();
        return new Measured(
                times.get(rank(times.size(), 0.5)), times.get(rank(times.size(), 0.9)), times.size(), since);
    }

    private static int rank(int size, double share) {
        return (int) Math.ceil(size * share) - 1;
    }
}
