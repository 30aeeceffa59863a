package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.sql.Sql;

import org.hibernate.StatelessSession;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A batch whose row is locked, inside one transaction, and the events that the change makes.
final class Held {

    /// How far back the last change of the batch itself is looked for among those of its trades.
    private static final int LOOK_BACK = 1000;

    private final StatelessSession session;
    private final Batch batch;
    private final Optional<DeskLine> desk;
    private final Instant now;
    private final Stamp stamp;
    private final List<NewEvent> events = new ArrayList<>();

    /// What the change's own event carries.
    ///
    /// @param eventId made before the transaction, so that one look tells whether it took effect
    record Stamp(UUID eventId, Order order, Instant happenedAt) {}

    Held(StatelessSession session, Batch batch, Optional<DeskLine> desk, Instant now, Stamp stamp) {
        this.session = session;
        this.batch = batch;
        this.desk = desk;
        this.now = now;
        this.stamp = stamp;
    }

    StatelessSession session() {
        return session;
    }

    Batch batch() {
        return batch;
    }

    /// The desk's row; only where the change began with its lock.
    DeskLine desk() {
        return desk.orElseThrow();
    }

    /// The database's clock, read after the row was locked.
    Instant now() {
        return now;
    }

    Order order() {
        return stamp.order();
    }

    Instant happenedAt() {
        return stamp.happenedAt();
    }

    List<NewEvent> events() {
        return List.copyOf(events);
    }

    /// The event of the change itself; exactly one.
    void changed(EventKind kind, String before, String after) {
        events.addFirst(
                new NewEvent(
                        stamp.eventId(),
                        kind,
                        Optional.empty(),
                        order().actor(),
                        order().reason(),
                        before,
                        after,
                        stamp.happenedAt()));
    }

    /// Events of what the change brings with it.
    void also(List<NewEvent> others) {
        events.addAll(others);
    }

    /// The lock that somebody holds on it right now.
    Optional<LockLease> liveLock() {
        return batch.lock().filter(lock -> !lock.expired(now));
    }

    /// Not allowed: a lost race where the state is another one than the operator saw, else a refusal.
    Outcome no(String why) {
        return order().seen().sameState(batch) ? new Outcome.Refused(name() + " " + why) : lost();
    }

    /// Somebody was faster.
    Outcome lost() {
        return new Outcome.Lost(name() + " is " + state() + " now: " + lastChange());
    }

    String name() {
        return "#" + batch.number();
    }

    private String state() {
        return batch.status() + batch.requestedState().map(wanted -> " (to be " + wanted + ")").orElse("");
    }

    /// The newest event of the batch that is not one of its trades, in words.
    private String lastChange() {
        return session.doReturningWork(
                connection ->
                        Sql.first(
                                        connection,
                                        "select kind, actor, reason, state_after from event where stream_id = ?"
                                                + " and trade_id is null and number > ?"
                                                + " order by number desc fetch first 1 rows only",
                                        params -> params.id(batch.id()).number(batch.eventsHeadNumber() - LOOK_BACK),
                                        row ->
                                                row.getString("actor")
                                                        + " has "
                                                        + verb(EventKind.valueOf(row.getString("kind")))
                                                        + " it: "
                                                        + row.getString("state_after")
                                                        + Sql.textOf(row, "reason")
                                                                .map(why -> " (" + why + ")")
                                                                .orElse(""))
                                .orElse("its trades have moved on"));
    }

    private static String verb(EventKind kind) {
        return switch (kind) {
            case BATCH_IMPORTED -> "imported";
            case BATCH_QUEUED -> "queued";
            case BATCH_CLAIMED -> "claimed";
            case BATCH_TAKEN_OVER -> "taken over";
            case BATCH_LOCKED -> "locked";
            case BATCH_RELEASED -> "released";
            case BATCH_LOCK_EXPIRED -> "found the lock expired of";
            case BATCH_LEFT_IN_DOUBT, BATCH_CHECKED -> "asked the bank for";
            case BATCH_PAUSED -> "paused";
            case BATCH_RESUMED -> "resumed";
            case BATCH_ENDED -> "ended";
            case BATCH_MOVED -> "moved";
            default -> "changed";
        };
    }
}
