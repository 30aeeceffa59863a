package com.fxbatchtrader.domain.queue;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.batch.Standing;
import com.fxbatchtrader.domain.desk.DeskHold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Batches for tests of the queue: number n stands at place n, has ten trades and five places for them.
final class Lines {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final String DESK_1 = "desk-1:1:a";
    static final String DESK_2 = "desk-2:2:b";
    static final Pace TEN_TO_TWENTY_SECONDS =
            new Pace.Measured(Duration.ofSeconds(10), Duration.ofSeconds(20), 40, NOW.minusSeconds(900));

    private Lines() {}

    static UUID id(long number) {
        return new UUID(7, number);
    }

    static Line line(long number, Standing standing, Counts counts, Optional<Line.Ordered> order) {
        return new Line(
                id(number),
                number,
                "batch-" + number,
                new QueueKey(5, number, NOW.minusSeconds(3600), id(number)),
                standing,
                Optional.of(NOW.minusSeconds(1000 - number)),
                counts,
                5,
                order);
    }

    static Standing standing(BatchStatus status) {
        return new Standing(status, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Line batch(long number, BatchStatus status) {
        return line(number, standing(status), pending(10), Optional.empty());
    }

    static Line queued(long number) {
        return batch(number, BatchStatus.PENDING);
    }

    static Line queued(long number, Instant notBefore) {
        Standing standing =
                new Standing(
                        BatchStatus.PENDING,
                        Optional.of(notBefore),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return line(number, standing, pending(10), Optional.empty());
    }

    static Line barred(long number, String owner) {
        Standing.Bar bar = new Standing.Bar(owner, NOW.plusSeconds(300));
        Standing standing =
                new Standing(
                        BatchStatus.PENDING, Optional.empty(), Optional.empty(), Optional.of(bar), Optional.empty());
        return line(number, standing, pending(10), Optional.empty());
    }

    /// Under a lock that ends in so many seconds.
    static Standing held(BatchStatus status, String owner, long seconds) {
        LockLease lock = new LockLease(owner, NOW.minusSeconds(500), NOW.plusSeconds(seconds), 3);
        return new Standing(status, Optional.empty(), Optional.of(lock), Optional.empty(), Optional.empty());
    }

    /// Five at once, and so many to go.
    static Line running(long number, String owner, int toGo) {
        return line(
                number, held(BatchStatus.RUNNING, owner, 200), new Counts(toGo, 5, 0, 0, 0, 0, 0), Optional.empty());
    }

    static Line asked(long number, BatchStatus wanted) {
        return line(
                number,
                held(BatchStatus.RUNNING, DESK_1, 200),
                new Counts(10, 5, 0, 0, 0, 0, 0),
                Optional.of(new Line.Ordered(Optional.of(wanted), "user:ann@desk-1", "lunch", Optional.of(NOW))));
    }

    static Counts pending(int trades) {
        return new Counts(trades, 0, 0, 0, 0, 0, 0);
    }

    static Sight sight(Line... lines) {
        return sight(Optional.empty(), 60, lines);
    }

    /// @param waited for how many seconds the next one has been next
    static Sight sight(Optional<DeskHold> hold, long waited, Line... lines) {
        return new Sight(NOW, hold, List.of(lines), Map.of(), Optional.of(NOW.minusSeconds(waited)), Optional.empty());
    }
}
