package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.TradeCounts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/// How fast trades end, from what was seen in the last half minute. For one thread.
public final class Pace {

    private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long LEAST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, int done) {}

    /// Notes what was seen at a moment of the monotonic clock.
    public void saw(long nanos, Progress progress) {
        samples.addLast(new Sample(nanos, settled(progress.counts())));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /// Trades a minute; empty until a second was seen.
    public OptionalInt perMinute() {
        if (samples.isEmpty() || span() < LEAST_NANOS) {
            return OptionalInt.empty();
        }
        int done = samples.getLast().done - samples.getFirst().done;
        return OptionalInt.of((int) Math.round(Math.max(0, done) * MINUTE_NANOS / span()));
    }

    /// How long the rest takes at this pace, in seconds; empty while nothing ends.
    public OptionalInt secondsLeft(int toGo) {
        OptionalInt pace = perMinute();
        return pace.isEmpty() || pace.getAsInt() == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.ceil(60.0 * toGo / pace.getAsInt()));
    }

    private long span() {
        return samples.getLast().nanos - samples.getFirst().nanos;
    }

    private static int settled(TradeCounts counts) {
        return counts.ended() + counts.booked() + counts.inDoubt();
    }
}
