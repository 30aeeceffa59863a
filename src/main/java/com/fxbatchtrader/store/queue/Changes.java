package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.NotDurableException;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.desk.Turns;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.run.BatchRows;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Runs the one transaction of an operator's change: rows locked in the order desk, batch; the database's clock read
/// after that; the row written whole with its events. A commit with an unknown end is read back. Safe for any thread.
final class Changes {

    private final OpenDatabase database;
    private final Pacing pacing;
    private final Uuid7 ids;

    Changes(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    Uuid7 ids() {
        return ids;
    }

    /// Changes a batch under its row's lock.
    ///
    /// @param work changes the batch and adds its events; nothing is kept unless it is [Outcome.Done]
    /// @throws DeskBusyException when the row was not free in all that time: nothing happened
    /// @throws CommitUnknownException when it can't be found out whether it happened
    Outcome change(Order order, Function<Held, Outcome> work) {
        return run(order, _ -> Optional.empty(), work);
    }

    /// The same, with the desk's row locked first: for whatever gives out or compares places in the queue.
    Outcome changeInLine(Order order, Function<Held, Outcome> work) {
        return run(order, session -> Optional.of(session.doReturningWork(DeskLine::lock)), work);
    }

    /// One that turns out not to have happened is begun once more: the connection may have been lost for that moment.
    private Outcome run(
            Order order, Function<StatelessSession, Optional<DeskLine>> line, Function<Held, Outcome> work) {
        return once(order, line, work).or(() -> once(order, line, work)).orElseThrow(Changes::unknown);
    }

    private static CommitUnknownException unknown() {
        return new CommitUnknownException(
                "the database was lost twice at the end of a change, which has not happened",
                new IllegalStateException("no commit took effect"));
    }

    /// @return empty when it is certain that nothing happened
    private Optional<Outcome> once(
            Order order, Function<StatelessSession, Optional<DeskLine>> line, Function<Held, Outcome> work) {
        Held.Stamp stamp = new Held.Stamp(ids.next(), order, pacing.instant());
        AtomicReference<Outcome> made = new AtomicReference<>(new Outcome.Missing());
        try {
            return Optional.of(
                    Turns.take(
                            () ->
                                    database.inTransaction(
                                            session -> {
                                                Optional<DeskLine> desk = line.apply(session);
                                                made.set(changed(session, desk, stamp, work));
                                                return made.get();
                                            })));
        } catch (NotDurableException e) {
            throw e;
        } catch (CommitUnknownException e) {
            boolean known = !(made.get() instanceof Outcome.Done) || tookEffect(order.batchId(), stamp.eventId());
            return known ? Optional.of(made.get()) : Optional.empty();
        }
    }

    private Outcome changed(
            StatelessSession session, Optional<DeskLine> desk, Held.Stamp stamp, Function<Held, Outcome> work) {
        Optional<Batch> found = BatchRows.lock(session, stamp.order().batchId());
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Instant now = database.clock(session);
        Held held = new Held(session, found.get(), desk, now, stamp);
        Outcome outcome = work.apply(held);
        if (outcome instanceof Outcome.Done) {
            BatchRows.save(session, held.batch(), held.events(), EventAppender.Clocks.of(now, pacing.instant()));
        }
        return outcome;
    }

    /// Whether that event is recorded. The row is locked first, so that a transaction of ours that still hangs in the
    /// server has ended before the answer is given.
    private boolean tookEffect(UUID batchId, UUID eventId) {
        return database.inTransaction(
                session -> {
                    BatchRows.lock(session, batchId);
                    return session.doReturningWork(
                            connection ->
                                    Sql.first(
                                                    connection,
                                                    "select 1 from event where id = ?",
                                                    params -> params.id(eventId),
                                                    _ -> true)
                                            .isPresent());
                });
    }
}
