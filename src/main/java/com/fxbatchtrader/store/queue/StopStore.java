package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.desk.Turns;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.failover.DeskGuard;
import com.fxbatchtrader.store.failover.FailoverLift;
import com.fxbatchtrader.store.failover.MatchProgress;
import com.fxbatchtrader.store.run.BatchRows;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Stops all trading, and lifts the stop. On connections of its own, which trades can't use up. Safe for any thread.
public final class StopStore {

    private final OpenDatabase database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public StopStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// Writes the stop flag and commits it, then takes and gives back the row of each running batch: every group that
    /// began before the flag has ended when this returns, and no later one takes an intent.
    public Outcome stop(String actor, String reason) {
        Outcome outcome = change(EventKind.DESK_STOPPED, actor, reason);
        long held = touchRunning();
        return held == 0
                ? outcome
                : new Outcome.Done(
                        "the desk is stopped, but "
                                + held
                                + " running batches are held by transactions that don't end");
    }

    /// Lifts the stop that a person has ordered, and a changed server's block once all is matched with the bank.
    public Outcome lift(String actor, String reason) {
        return change(EventKind.DESK_STARTED, actor, reason);
    }

    /// Why no trade may start, as a sentence; empty when the desk runs.
    public Optional<String> why() {
        return database.inLeaseTransaction(
                session -> session.doReturningWork(connection -> why(connection, DeskGuard.read(connection))));
    }

    private static Optional<String> why(Connection connection, DeskGuard guard) throws SQLException {
        return guard.blocked().isEmpty()
                ? guard.why()
                : Optional.of(guard.blocked().get() + " (" + MatchProgress.read(connection).words() + ")");
    }

    private Outcome change(EventKind kind, String actor, String reason) {
        UUID eventId = ids.next();
        NewEvent event =
                new NewEvent(
                        eventId,
                        kind,
                        Optional.empty(),
                        actor,
                        Optional.of(reason),
                        kind == EventKind.DESK_STOPPED ? "running" : "stopped",
                        kind == EventKind.DESK_STOPPED ? "stopped" : "running",
                        pacing.instant());
        try {
            return Turns.take(() -> database.inLeaseTransaction(session -> write(session, event)));
        } catch (CommitUnknownException e) {
            if (recorded(eventId)) {
                return done(kind);
            }
            throw e;
        }
    }

    private Outcome write(StatelessSession session, NewEvent event) {
        DeskLine line = session.doReturningWork(DeskLine::lock);
        Instant now = database.clock(session);
        DeskGuard guard = session.doReturningWork(DeskGuard::read);
        boolean stopping = event.kind() == EventKind.DESK_STOPPED;
        if (!stopping && (guard.blocked().isPresent() || guard.serverChanged())) {
            return unblock(session, line, guard, event, now);
        }
        if (stopping && guard.stoppedAt().isPresent()) {
            return new Outcome.Same("the desk is stopped already, by " + guard.stoppedBy() + ": " + guard.stopReason());
        }
        if (!stopping && guard.stoppedAt().isEmpty()) {
            return new Outcome.Same("the desk is not stopped");
        }
        session.doWork(
                connection -> {
                    flag(connection, stopping ? Optional.of(now) : Optional.empty(), event);
                    line.append(connection, List.of(event), EventAppender.Clocks.of(now, pacing.instant()));
                });
        return done(event.kind());
    }

    /// Lifts a failover's block, once all is matched; a person's stop ends with it.
    private Outcome unblock(StatelessSession session, DeskLine line, DeskGuard guard, NewEvent event, Instant now) {
        MatchProgress progress = session.doReturningWork(MatchProgress::read);
        if (guard.serverChanged() || !progress.complete()) {
            return new Outcome.Refused(
                    "it cannot be lifted yet: " + (guard.serverChanged() ? guard.why().orElse("") : progress.words()));
        }
        NewEvent unblocked =
                new NewEvent(
                        event.id(),
                        EventKind.DESK_UNBLOCKED,
                        Optional.empty(),
                        event.actor(),
                        event.reason(),
                        progress.words(),
                        "trading on " + guard.present(),
                        event.happenedAt());
        session.doWork(
                connection -> {
                    FailoverLift.lift(connection);
                    flag(connection, Optional.empty(), event);
                    line.append(connection, List.of(unblocked), EventAppender.Clocks.of(now, pacing.instant()));
                });
        return new Outcome.Done("trading goes on; " + progress.words());
    }

    private static Outcome done(EventKind kind) {
        return new Outcome.Done(
                kind == EventKind.DESK_STOPPED ? "no trade starts and nothing more is sent" : "trading goes on");
    }

    private static void flag(Connection connection, Optional<Instant> since, NewEvent event) throws SQLException {
        Sql.one(
                connection,
                "update desk set stopped_at = ?, stopped_by = ?, stop_reason = ? where id = 1",
                params ->
                        params.time(since)
                                .text(since.map(_ -> event.actor()))
                                .text(since.flatMap(_ -> event.reason())));
    }

    private boolean recorded(UUID eventId) {
        return database.inLeaseTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    DeskLine.lock(connection);
                                    return Sql.first(
                                                    connection,
                                                    "select 1 from event where id = ?",
                                                    params -> params.id(eventId),
                                                    _ -> true)
                                            .isPresent();
                                }));
    }

    /// @return how many rows were not free in time
    private long touchRunning() {
        List<UUID> running =
                database.inLeaseTransaction(
                        session ->
                                session.createSelectionQuery(
                                                "select b.id from Batch b where b.status = :running order by b.id",
                                                UUID.class)
                                        .setParameter("running", BatchStatus.RUNNING)
                                        .getResultList());
        return running.stream().filter(id -> !touched(id)).count();
    }

    private boolean touched(UUID id) {
        try {
            Turns.take(() -> database.inLeaseTransaction(session -> BatchRows.lock(session, id).isPresent()));
            return true;
        } catch (DeskBusyException e) {
            return false;
        }
    }
}
