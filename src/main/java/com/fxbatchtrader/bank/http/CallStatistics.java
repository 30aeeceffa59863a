package com.fxbatchtrader.bank.http;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Counts the calls since the start of the process: by call, how many, how long, and how they ended. Safe for any
/// number of threads.
public final class CallStatistics implements CallObserver {

    private final Map<String, Figures> calls = new TreeMap<>();

    /// The figures of one call.
    ///
    /// @param count all that have ended
    /// @param outcomes how many ended in which way, see [CallReport#outcome()]
    /// @param total time of all together
    /// @param longest time of the longest
    public record Figures(long count, Map<String, Long> outcomes, Duration total, Duration longest) {

        public Figures {
            outcomes = Map.copyOf(outcomes);
        }

        /// The mean time; zero when there was no call.
        public Duration mean() {
            return count == 0 ? Duration.ZERO : total.dividedBy(count);
        }

        private Figures with(CallReport report) {
            Map<String, Long> ends = new TreeMap<>(outcomes);
            ends.merge(report.outcome(), 1L, Long::sum);
            Duration most = report.took().compareTo(longest) > 0 ? report.took() : longest;
            return new Figures(count + 1, ends, total.plus(report.took()), most);
        }
    }

    @Override
    public synchronized void ended(CallReport report) {
        Figures before = calls.getOrDefault(report.call(), new Figures(0, Map.of(), Duration.ZERO, Duration.ZERO));
        calls.put(report.call(), before.with(report));
    }

    /// The figures by the call's name, as they are now.
    public synchronized Map<String, Figures> figures() {
        return Map.copyOf(calls);
    }
}
