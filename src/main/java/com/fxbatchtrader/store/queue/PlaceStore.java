package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Changes the places of batches in the queue. Every change holds the desk's row, so that no two ever decide on the
/// same gap; claims don't, and go on meanwhile. Safe for any thread.
public final class PlaceStore {

    private final Changes changes;

    public PlaceStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.changes = new Changes(database, pacing, ids);
    }

    /// Gives a batch another priority and puts it at its end.
    public Outcome setPriority(Order order, Priority priority) {
        return changes.changeInLine(order, held -> setPriority(held, priority));
    }

    /// Moves a batch, which takes the priority of its new place. One row is written, unless the gap is used up: then
    /// all places are numbered anew.
    public Outcome move(Order order, Place place) {
        return changes.changeInLine(
                order, held -> held.session().doReturningWork(connection -> move(held, connection, place)));
    }

    private static Outcome setPriority(Held held, Priority priority) {
        Batch batch = held.batch();
        if (batch.status().ended()) {
            return held.no("is " + batch.status() + " and has no place in the queue any more");
        }
        if (held.order().seen().priority() != batch.priority().level()) {
            return held.lost();
        }
        if (batch.priority().equals(priority)) {
            return new Outcome.Same(held.name() + " has priority " + priority + " already");
        }
        String before = text(batch);
        held.session().doWork(connection -> held.desk().placeTaken(connection));
        batch.takePlace(priority, held.desk().nextQueuePosition());
        held.changed(EventKind.BATCH_CHANGED, before, text(batch));
        return new Outcome.Done(held.name() + " has priority " + priority + " and stands at its end");
    }

    private Outcome move(Held held, Connection connection, Place place) throws SQLException {
        Batch batch = held.batch();
        if (batch.status() != BatchStatus.PENDING && batch.status() != BatchStatus.PAUSED) {
            return held.no("is " + batch.status() + ": only what is queued or paused can be moved");
        }
        if (!held.order().seen().samePlace(batch)) {
            return held.lost();
        }
        Line line = new Line(connection, batch.id());
        return switch (place) {
            case Place.Before(UUID id) -> by(held, line, line.find(id), id, true);
            case Place.After(UUID id) -> by(held, line, line.find(id), id, false);
            case Place.Top() -> atEnd(held, line, line.first(), true);
            case Place.Bottom() -> atEnd(held, line, line.last(), false);
        };
    }

    private Outcome atEnd(Held held, Line line, Optional<Line.Spot> end, boolean before) throws SQLException {
        if (end.isEmpty()) {
            return new Outcome.Same(held.name() + " is the only one in the queue");
        }
        QueueKey others = end.get().key();
        if ((held.batch().queueKey().compareTo(others) < 0) == before) {
            return new Outcome.Same(held.name() + " stands " + (before ? "first" : "last") + " already");
        }
        return by(held, line, end, others.id(), before);
    }

    private Outcome by(Held held, Line line, Optional<Line.Spot> anchor, UUID id, boolean before) throws SQLException {
        if (id.equals(held.batch().id())) {
            return new Outcome.Refused(held.name() + " can't be placed by itself");
        }
        if (anchor.isEmpty()) {
            return new Outcome.Refused("there is no batch " + id + " to place " + held.name() + " by");
        }
        Line.Spot spot = anchor.get();
        if (!spot.queued()) {
            return new Outcome.Lost(
                    "#"
                            + spot.number()
                            + " is "
                            + spot.status()
                            + " now and not in the queue any more: "
                            + held.name()
                            + " was not moved");
        }
        String where = "directly " + (before ? "before" : "after") + " #" + spot.number();
        if (stands(line, held.batch().queueKey(), spot.key(), before)) {
            return new Outcome.Same(held.name() + " stands " + where + " already");
        }
        String was = text(held.batch());
        held.batch().takePlace(new Priority(spot.key().priority()), position(held, line, spot, before));
        held.changed(EventKind.BATCH_MOVED, was, where + ", " + text(held.batch()));
        return new Outcome.Done(held.name() + " stands " + where + ", with priority " + held.batch().priority());
    }

    /// Whether nothing is between the two, in this order.
    private static boolean stands(Line line, QueueKey moved, QueueKey anchor, boolean before) throws SQLException {
        if (moved.priority() != anchor.priority() || (moved.compareTo(anchor) < 0) != before) {
            return false;
        }
        Optional<QueueKey> next = before ? line.before(anchor) : line.after(anchor);
        return next.isEmpty() || (next.get().compareTo(moved) < 0) == before;
    }

    private long position(Held held, Line line, Line.Spot anchor, boolean before) throws SQLException {
        OptionalLong free = before ? freeBefore(line, anchor.key()) : freeAfter(held, held.desk(), line, anchor.key());
        if (free.isPresent()) {
            return free.getAsLong();
        }
        DeskLine desk = renumbered(held, line);
        QueueKey now = line.find(anchor.key().id()).orElseThrow().key();
        return (before ? freeBefore(line, now) : freeAfter(held, desk, line, now)).orElseThrow();
    }

    private static OptionalLong freeBefore(Line line, QueueKey anchor) throws SQLException {
        Optional<QueueKey> neighbour = line.before(anchor);
        if (neighbour.isPresent()) {
            return between(neighbour.get().position(), anchor.position());
        }
        boolean room = anchor.position() >= Long.MIN_VALUE + DeskLine.QUEUE_STEP;
        return room ? OptionalLong.of(anchor.position() - DeskLine.QUEUE_STEP) : OptionalLong.empty();
    }

    /// Where nothing follows, the end of the priority is the end of the desk's line: what is queued later stands behind
    /// it.
    private static OptionalLong freeAfter(Held held, DeskLine desk, Line line, QueueKey anchor) throws SQLException {
        Optional<QueueKey> neighbour = line.after(anchor);
        if (neighbour.isPresent()) {
            return between(anchor.position(), neighbour.get().position());
        }
        held.session().doWork(desk::placeTaken);
        return OptionalLong.of(desk.nextQueuePosition());
    }

    private static OptionalLong between(long low, long high) {
        long gap = high - low;
        // a gap below zero is one over half the number line
        boolean room = gap > 1 || gap < 0;
        return room ? OptionalLong.of((low & high) + ((low ^ high) >> 1)) : OptionalLong.empty();
    }

    private DeskLine renumbered(Held held, Line line) {
        return held.session()
                .doReturningWork(
                        connection -> {
                            int batches = line.renumber();
                            NewEvent event =
                                    new NewEvent(
                                            changes.ids().next(),
                                            EventKind.QUEUE_RENUMBERED,
                                            Optional.empty(),
                                            held.order().actor(),
                                            Optional.of("no place was left to move " + held.name() + " to"),
                                            "",
                                            batches + " batches have new places in the same order",
                                            held.happenedAt());
                            held.desk()
                                    .append(
                                            connection,
                                            List.of(event),
                                            EventAppender.Clocks.of(held.now(), held.happenedAt()));
                            return held.desk().renumbered(connection, batches * DeskLine.QUEUE_STEP);
                        });
    }

    private static String text(Batch batch) {
        return "priority " + batch.priority() + ", position " + batch.queuePosition();
    }
}
