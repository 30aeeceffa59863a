package com.fxbatchtrader.bench;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.queue.CourseStore;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;
import com.fxbatchtrader.store.queue.Seen;
import com.fxbatchtrader.time.Pacing;

import java.util.Optional;
import java.util.UUID;

/// Puts batches into the queue as an operator does who resumes a paused one, through a connection pool of its own.
final class Queuing {

    private final BenchDesk desk;
    private final Database through;
    private final CourseStore course;

    Queuing(BenchDesk desk, Database through, Pacing pacing) {
        this.desk = desk;
        this.through = through;
        this.course = new CourseStore(through, pacing, new Uuid7(pacing));
    }

    /// A batch that is not claimable yet.
    UUID prepared() {
        return desk.paused();
    }

    void queue(UUID batch) {
        Seen seen = through.inTransaction(session -> Seen.of(session.get(Batch.class, batch)));
        Outcome outcome = course.resume(new Order(batch, seen, "user:bench@here", Optional.of("a measurement")));
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
    }
}
