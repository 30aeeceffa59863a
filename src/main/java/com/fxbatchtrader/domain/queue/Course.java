package com.fxbatchtrader.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/// The course of all batches if each trade takes the same time: whenever a place is free, the first batch in the order
/// of the claim that may start by then gets it. For one run.
final class Course {

    private final Instant now;
    private final Duration trade;
    private final PriorityQueue<Instant> places = new PriorityQueue<>();
    private final PriorityQueue<Job> ready = new PriorityQueue<>(Comparator.comparing(Job::line, ClaimOrder.TURN));
    private final PriorityQueue<Job> later = new PriorityQueue<>(Comparator.comparing(Job::from));
    private final Map<UUID, Span> spans = new HashMap<>();

    Course(Instant now, Duration trade) {
        this.now = now;
        this.trade = trade;
    }

    /// A batch with its work.
    ///
    /// @param from it can't start before
    /// @param rounds trades one after the other
    record Job(Line line, Instant from, long rounds) {}

    /// From its start to its end.
    record Span(Instant start, Instant end) {}

    /// Plays it through.
    ///
    /// @param spare places that are free now
    /// @return without those that get no place, for there is none
    Map<UUID, Span> run(List<Job> running, List<Job> jobs, int spare) {
        for (Job job : running) {
            places.add(take(job, now));
        }
        for (int i = 0; i < spare; i++) {
            places.add(now);
        }
        later.addAll(jobs);
        while (!places.isEmpty() && !(ready.isEmpty() && later.isEmpty())) {
            giveOne();
        }
        return spans;
    }

    private void giveOne() {
        Instant free = places.remove();
        Optional<Instant> soonest = ready.isEmpty() ? Optional.of(later.element().from()) : Optional.empty();
        Instant at = soonest.filter(free::isBefore).orElse(free);
        while (!later.isEmpty() && !later.element().from().isAfter(at)) {
            ready.add(later.remove());
        }
        places.add(take(ready.remove(), at));
    }

    private Instant take(Job job, Instant start) {
        Instant end = start.plus(trade.multipliedBy(job.rounds));
        spans.put(job.line.id(), new Span(start, end));
        return end;
    }
}
