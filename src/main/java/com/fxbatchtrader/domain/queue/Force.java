package com.fxbatchtrader.domain.queue;

import com.fxbatchtrader.domain.batch.LockLease;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which processes are known to be at work: those that hold the locks of runs. An idle one leaves no trace.
final class Force {

    /// Whoever ended a batch so short a while ago is taken to be there still.
    private static final Duration LATELY = Duration.ofMinutes(5);

    private Force() {}

    static Waiting.AtWork of(Sight sight) {
        Set<String> owners =
                sight.lines().stream()
                        .flatMap(line -> line.runner(sight.now()).stream())
                        .map(LockLease::owner)
                        .collect(Collectors.toSet());
        long batches = sight.lines().stream().filter(line -> line.runner(sight.now()).isPresent()).count();
        return new Waiting.AtWork(owners, Math.toIntExact(batches));
    }

    /// Whether a process that runs nothing is likely there: one has ended a batch lately, and nothing that it could
    /// take has been left standing.
    static boolean idle(Sight sight) {
        Instant now = sight.now();
        Optional<Duration> ended = sight.lastEnded().map(at -> Duration.between(at, now));
        Optional<Duration> waited = sight.nextSince().map(since -> Duration.between(since, now));
        return ended.filter(age -> age.compareTo(LATELY) < 0).isPresent()
                && waited.filter(age -> age.compareTo(Duration.ofSeconds(2)) >= 0).isEmpty();
    }
}
