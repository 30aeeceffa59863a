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
import java.util.stream.Collectors;

/// Reads batches. Every list is bounded. Nothing is locked or changed. Safe for any thread.
public final class BatchQueries {

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
                        found.addAll(queue(session, pending, first, limit));
                        queued = found.isEmpty() && first > 0 ? count(session, pending) : first + found.size();
                    }
                    EnumSet<BatchStatus> others = EnumSet.noneOf(BatchStatus.class);
                    others.addAll(states);
                    others.remove(BatchStatus.PENDING);
                    if (!others.isEmpty() && found.size() < limit) {
                        int skipped = Math.max(0, first - queued);
                        found.addAll(newest(session, others, skipped, limit - found.size()));
                    }
                    return found;
                });
    }

    /// Batches that are queued, running or paused, in the order of the queue.
    public List<BatchRow> active(int limit) {
        return database.inTransaction(session -> queue(session, ACTIVE, 0, limit));
    }

    /// The latest batches, whatever their state, the newest first.
    public List<BatchRow> recent(int limit) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery("from Batch b order by b.createdAt desc, b.id desc", Batch.class)
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(BatchRow::of)
                                .toList());
    }

    /// Batches with a lock, expired ones included, the one that was locked first at the top.
    public List<BatchRow> locked(int limit) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from Batch b where b.lockedBy is not null and b.lockedAt > :ever"
                                                + " order by b.lockedAt, b.id",
                                        Batch.class)
                                .setParameter("ever", Instant.EPOCH)
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
                                    "from Batch b where b.status = PENDING and (b.notBefore is null or b.notBefore <="
                                            + " :now) and (b.lockedBy is null or b.lockTimeout <= :now) order by"
                                            + " b.status, b.priority desc, b.queuePosition, b.createdAt, b.id",
                                    Batch.class)
                            .setParameter("now", now)
                            .setMaxResults(1)
                            .getResultStream()
                            .findFirst()
                            .map(BatchRow::of);
                });
    }

    /// The heads of several states in the order of the queue's index, put together by the database.
    private static List<BatchRow> queue(StatelessSession session, Set<BatchStatus> states, int first, int limit) {
        String heads = states.stream().map(BatchQueries::head).collect(Collectors.joining(" union all "));
        String sql =
                "select * from ("
                        + heads
                        + ") heads order by priority desc, queue_position, created_at, id offset :first rows"
                        + " fetch first :limit rows only";
        return session.createNativeQuery(sql, Batch.class)
                .setParameter("most", first + limit)
                .setParameter("first", first)
                .setParameter("limit", limit)
                .getResultStream()
                .map(BatchRow::of)
                .toList();
    }

    /// Walked from the state on, with the states that follow in the index behind it to be left out: a server without
    /// statistics would take one state for a few rows, collect them all and sort.
    private static String head(BatchStatus state) {
        return "select * from (select * from batch where status >= '"
                + state
                + "' order by status, priority desc, queue_position, created_at, id fetch first :most rows only) walked"
                + " where status = '"
                + state
                + "'";
    }

    private static List<BatchRow> newest(StatelessSession session, Set<BatchStatus> states, int first, int limit) {
        return session.createSelectionQuery(
                        "from Batch b where b.status in (:states) order by b.createdAt desc, b.id desc", Batch.class)
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
