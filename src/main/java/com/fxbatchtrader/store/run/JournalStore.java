package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.failover.DeskGuard;
import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.HibernateException;
import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Commits groups of state changes: one transaction for one batch, which locks the batch's row, checks the fence, reads
/// the stop flag, then writes all states and events in order, intents and reservations included.
public final class JournalStore {

    /// An intent whose commit takes longer is not taken for durable: nothing is sent on its word.
    private static final long SLOW_COMMIT_NANOS = 10_000_000_000L;

    private final OpenDatabase database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public JournalStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// Commits the writes of one run in their order, all of them or, when the run has lost its batch, none.
    ///
    /// @throws GroupRefusedException when one row is not where its write supposes, in a group of several
    /// @throws com.fxbatchtrader.store.CommitUnknownException when the commit's effect is unknown
    /// @throws com.fxbatchtrader.store.NotDurableException when it took effect, but may be lost again
    public GroupResult commit(RunKey key, List<TradeWrite> writes) {
        Committing committing = new Committing();
        GroupResult result;
        try {
            result = committed(key, writes, committing);
        } catch (GroupRefusedException e) {
            if (writes.size() > 1) {
                throw e;
            }
            return new GroupResult(
                    List.of(new WriteResult.Refused(WriteResult.Refusal.ROW_MOVED, String.valueOf(e.getMessage()))),
                    Optional.empty());
        }
        if (!committing.intents) {
            return result;
        }
        boolean slow = pacing.nanos() - committing.nanos > SLOW_COMMIT_NANOS;
        database.makeDurable();
        return slow ? stamped(result, new WriteResult.CommitStamp(committing.nanos, 0, false, false)) : result;
    }

    private GroupResult committed(RunKey key, List<TradeWrite> writes, Committing committing) {
        try {
            return transaction(key, writes, committing);
        } catch (HibernateException e) {
            if (writes.size() > 1) {
                throw e;
            }
            // sent together, a guard of the database may speak before it is seen that a row is not where it should be
            committing.together = false;
            return transaction(key, writes, committing);
        }
    }

    private GroupResult transaction(RunKey key, List<TradeWrite> writes, Committing committing) {
        return Busy.asUnavailable(() -> database.inTransaction(session -> apply(session, key, writes, committing)));
    }

    /// Which of these events are recorded: reads back a group whose commit had an unknown end. The batch's row is
    /// locked first, so that a transaction of ours that still hangs in the server has ended before the answer is given.
    /// A group is one transaction: where one of its events is there, those that are not were refused.
    public Set<UUID> recorded(UUID batchId, List<UUID> eventIds) {
        return Busy.asUnavailable(
                () ->
                        database.inLeaseTransaction(
                                session -> {
                                    BatchRows.lock(session, batchId);
                                    List<UUID> found =
                                            session.createNativeQuery(
                                                            "select id from event where id in (:ids)", UUID.class)
                                                    .setParameterList("ids", eventIds)
                                                    .getResultList();
                                    return Set.copyOf(found);
                                }));
    }

    private GroupResult apply(StatelessSession session, RunKey key, List<TradeWrite> writes, Committing committing) {
        return session.doReturningWork(
                connection -> {
                    Opening opening = open(session, connection, key.batchId(), WriteJudge.depends(writes));
                    RunRow batch = opening.batch;
                    if (!key.holds(batch)) {
                        WriteResult lost = new WriteResult.FenceLost(key.lostText(batch));
                        return new GroupResult(writes.stream().map(write -> lost).toList(), Optional.empty());
                    }
                    WriteJudge judge =
                            WriteJudge.of(connection, database.flight(), batch, opening.stop, writes, opening.moment);
                    List<Optional<WriteResult>> refusals = writes.stream().map(judge::refusal).toList();
                    List<TradeWrite> accepted =
                            IntStream.range(0, writes.size())
                                    .filter(i -> refusals.get(i).isEmpty())
                                    .mapToObj(writes::get)
                                    .toList();
                    committing.intents = accepted.stream().anyMatch(TradeWrite::intent);
                    Progress progress = Progress.of(batch.counts(), accepted);
                    if (!accepted.isEmpty()) {
                        Flight flight = committing.together ? database.flight() : new Flight(false);
                        new TradeApplier(ids, key.fence(), opening.now()).apply(flight, accepted);
                        batch.save(flight, progress, append(flight, opening, accepted));
                        if (committing.intents) {
                            database.liftStatementTimeout(session, flight);
                        }
                        flight.run(connection);
                    }
                    committing.nanos = pacing.nanos();
                    WriteResult done =
                            new WriteResult.Done(
                                    new WriteResult.CommitStamp(committing.nanos, pacing.millis(), true, true));
                    return new GroupResult(
                            refusals.stream().map(refusal -> refusal.orElse(done)).toList(),
                            Optional.of(batch.signals(progress.counts())));
                });
    }

    /// What a group begins with.
    ///
    /// @param stop why no trade may start; empty too where none of the group does
    private record Opening(RunRow batch, WriteJudge.Moment moment, Optional<String> stop) {
        Instant now() {
            return moment.database();
        }
    }

    private Opening open(StatelessSession session, Connection connection, UUID batchId, boolean guarded)
            throws SQLException {
        Flight flight = database.flight();
        flight.byKeys();
        Flight.Answer<RunRow> batch = RunRow.lock(flight, batchId);
        Supplier<Instant> clock = database.clock(session, flight);
        Optional<Flight.Answer<DeskGuard>> guard = guarded ? Optional.of(DeskGuard.ask(flight)) : Optional.empty();
        flight.run(connection);
        if (batch.rows().isEmpty()) {
            throw new IllegalStateException("batch " + batchId + " is gone");
        }
        return new Opening(
                batch.rows().getFirst(),
                new WriteJudge.Moment(clock.get(), pacing.nanos()),
                guard.flatMap(answer -> answer.rows().getFirst().why()));
    }

    /// The events of the writes, behind those of the batch so far.
    private StreamHead append(Flight flight, Opening opening, List<TradeWrite> writes) {
        List<EventAppender.Placed> events =
                EventAppender.placed(
                        opening.batch.head(),
                        writes.stream().map(TradeWrite::event).toList(),
                        EventAppender.Clocks.of(opening.now(), pacing.instant()));
        flight.change(EventAppender.INSERT, events);
        return events.getLast().head();
    }

    private static GroupResult stamped(GroupResult result, WriteResult.CommitStamp stamp) {
        List<WriteResult> results =
                result.results().stream()
                        .map(one -> one instanceof WriteResult.Done ? new WriteResult.Done(stamp) : one)
                        .toList();
        return new GroupResult(results, result.signals());
    }

    /// What one commit learns on its way.
    private static final class Committing {
        /// Whether its changes are sent together, or one by one.
        private boolean together = true;

        private long nanos;
        private boolean intents;
    }
}
