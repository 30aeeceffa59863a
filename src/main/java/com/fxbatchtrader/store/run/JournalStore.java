package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Commits groups of state changes: one transaction for one batch, which locks the batch's row, checks the fence, reads
/// the stop flag, then writes all states and events in order, intents and reservations included.
public final class JournalStore {

    /// An intent whose commit takes longer is not taken for durable: nothing is sent on its word.
    private static final long SLOW_COMMIT_NANOS = 10_000_000_000L;

    private static final WriteResult WRITTEN = new WriteResult.Done(new WriteResult.CommitStamp(0, 0, false, false));

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
            result =
                    Busy.asUnavailable(
                            () -> database.inTransaction(session -> apply(session, key, writes, committing)));
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
        Batch batch =
                BatchRows.lock(session, key.batchId())
                        .orElseThrow(() -> new IllegalStateException("batch " + key.batchId() + " is gone"));
        if (!key.holds(batch)) {
            WriteResult lost = new WriteResult.FenceLost(key.lostText(batch));
            return new GroupResult(writes.stream().map(write -> lost).toList(), Optional.empty());
        }
        Instant now = database.clock(session);
        List<WriteResult> results = write(session, batch, key, writes, now);
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            if (results.get(i) instanceof WriteResult.Done) {
                events.add(writes.get(i).event());
                committing.intents |= writes.get(i).intent();
            }
        }
        if (!events.isEmpty()) {
            BatchRows.save(session, batch, events, EventAppender.Clocks.of(now, pacing.instant()));
        }
        if (committing.intents) {
            database.liftStatementTimeout(session);
        }
        committing.nanos = pacing.nanos();
        return stamped(
                new GroupResult(results, Optional.of(BatchSignals.of(batch))),
                new WriteResult.CommitStamp(committing.nanos, pacing.millis(), true, true));
    }

    private List<WriteResult> write(
            StatelessSession session, Batch batch, RunKey key, List<TradeWrite> writes, Instant now) {
        return session.doReturningWork(
                connection -> {
                    WriteJudge judge =
                            WriteJudge.of(
                                    connection,
                                    database.flight(),
                                    batch,
                                    writes,
                                    new WriteJudge.Moment(now, pacing.nanos()));
                    List<WriteResult> results = new ArrayList<>();
                    List<TradeWrite> accepted = new ArrayList<>();
                    for (TradeWrite write : writes) {
                        Optional<WriteResult> refusal = judge.refusal(write);
                        results.add(refusal.orElse(WRITTEN));
                        if (refusal.isEmpty()) {
                            accepted.add(write);
                        }
                    }
                    new TradeApplier(connection, ids, now).apply(batch, key.fence(), accepted);
                    return results;
                });
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
        private long nanos;
        private boolean intents;
    }
}
