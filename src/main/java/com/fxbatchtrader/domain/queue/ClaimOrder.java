package com.fxbatchtrader.domain.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order in which claims take batches: first runs that nobody continues, then the queue.
public final class ClaimOrder {

    /// An owner that has nothing to do with any batch yet: barred from none.
    private static final String ANYBODY = "";

    private static final Comparator<Line> BEGUN =
            Comparator.comparing((Line line) -> line.startedAt().orElse(Instant.MAX))
                    .thenComparing(line -> line.id().toString());

    /// Among batches that may be claimed: begun ones stand before queued ones.
    static final Comparator<Line> TURN =
            (a, b) -> {
                boolean begun = a.standing().begun();
                if (begun != b.standing().begun()) {
                    return begun ? -1 : 1;
                }
                return begun ? BEGUN.compare(a, b) : a.key().compareTo(b.key());
            };

    private ClaimOrder() {}

    /// The batches that claims take now one after the other, while the desk runs.
    ///
    /// @return those that are held, barred to nobody in particular, or not yet due are left out
    public static List<Line> now(List<Line> lines, Instant now) {
        return lines.stream().filter(line -> line.standing().toRun(ANYBODY, now).isEmpty()).sorted(TURN).toList();
    }

    /// The batch that the next claim takes, if the desk runs.
    public static Optional<Line> next(List<Line> lines, Instant now) {
        return next(lines, ANYBODY, now);
    }

    /// The batch that the next claim of this owner takes, if the desk runs and the owner has no runner for it.
    public static Optional<Line> next(List<Line> lines, String owner, Instant now) {
        return lines.stream().filter(line -> line.standing().toRun(owner, now).isEmpty()).min(TURN);
    }
}
