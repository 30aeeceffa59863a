package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.Database;

import org.hibernate.StatelessSession;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads batches. Every list is bounded. Nothing is locked or changed. Safe for any thread.
public final class BatchQueries {

    private static final String QUEUE_ORDER = " order by b.priority desc, b.queuePosition, b.createdAt, b.id";
    private static final String NEWEST_FIRST = " order by b.createdAt desc, b.id desc";

    private static final Set<BatchStatus> ACTIVE =
            EnumSet.of(BatchStatus.PENDING, BatchStatus.RUNNING, BatchStatus.PAUSED);

    private final Database database;

    public BatchQueries(Database database) {
        this.database = database;
    }

    public Optional<BatchRow> find(UUID id) {
        return database.inTransaction(session -> Optional.ofNullable(session.get(Batch.class, id)).map(BatchRow::of));
    }

    /// By the short number for people.
    public Optional<BatchRow> find(long number) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery("from Batch b where b.number = :number", Batch.class)
                                .setParameter("number", number)
                                .getResultStream()
                                .findFirst()
                                .map(BatchRow::of));
    }

    /// Batches in one of these states: queued ones in the order of the queue, then the others, the newest first.
    ///
    /// @param first how many are left out before the first that is returned
    /// @param limit how many at most
    public List<BatchRow> list(Set<BatchStatus> states, int first, int limit) {
        return database.inTransaction(
                session -> {
                    List<BatchRow> found = new ArrayList<>();
                    int queued = 0;
                    if (states.contains(BatchStatus.PENDING)) {
                        Set<BatchStatus> pending = EnumSet.of(BatchStatus.PENDING);
                        found.addAll(page(session, pending, QUEUE_ORDER, first, limit));
                        queued = found.isEmpty() && first > 0 ? count(session, pending) : first + found.size();
                    }
                    EnumSet<BatchStatus> others = EnumSet.noneOf(BatchStatus.class);
                    others.addAll(states);
                    others.remove(BatchStatus.PENDING);
                    if (!others.isEmpty() && found.size() < limit) {
                        int skipped = Math.max(0, first - queued);
                        found.addAll(page(session, others, NEWEST_FIRST, skipped, limit - found.size()));
                    }
                    return found;
                });
    }

    /// Batches that are queued, running or paused, in the order of the queue.
    public List<BatchRow> active(int limit) {
        return database.inTransaction(session -> page(session, ACTIVE, QUEUE_ORDER, 0, limit));
    }

    /// The latest batches, whatever their state, the newest first.
    public List<BatchRow> recent(int limit) {
        return database.inTransaction(
                session -> page(session, EnumSet.allOf(BatchStatus.class), NEWEST_FIRST, 0, limit));
    }

    /// Batches with a lock, expired ones included, the one that was locked first at the top.
    public List<BatchRow> locked(int limit) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from Batch b where b.lockedBy is not null order by b.lockedAt, b.id",
                                        Batch.class)
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(BatchRow::of)
                                .toList());
    }

    /// The batch that a claim would take from the queue now. It only looks: another process may take it the moment
    /// after.
    public Optional<BatchRow> next() {
        return database.inTransaction(
                session -> {
                    Instant now = database.clock(session);
                    return session.createSelectionQuery(
                                    "from Batch b where b.status = :pending and (b.notBefore is null or b.notBefore <="
                                            + " :now) and (b.lockedBy is null or b.lockTimeout <= :now)"
                                            + QUEUE_ORDER,
                                    Batch.class)
                            .setParameter("pending", BatchStatus.PENDING)
                            .setParameter("now", now)
                            .setMaxResults(1)
                            .getResultStream()
                            .findFirst()
                            .map(BatchRow::of);
                });
    }

    private static List<BatchRow> page(
            StatelessSession session, Set<BatchStatus> states, String order, int first, int limit) {
        return session.createSelectionQuery("from Batch b where b.status in (:states)" + order, Batch.class)
                .setParameterList("states", states)
                .setFirstResult(first)
                .setMaxResults(limit)
                .getResultStream()
                .map(BatchRow::of)
                .toList();
    }

    private static int count(StatelessSession session, Set<BatchStatus> states) {
        return session.createSelectionQuery("select count(b) from Batch b where b.status in (:states)", Long.class)
                .setParameterList("states", states)
                .getSingleResult()
                .intValue();
    }
}
