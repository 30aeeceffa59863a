package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The queue as one batch that is moved sees it: all others, in order. Read under the desk's lock, which every change
/// of a place takes: what is read of places stays so until the transaction ends. A batch that runs keeps its place, for
/// it may come back to it.
final class Line {

    private static final String COLUMNS = "select id, number, status, priority, queue_position, created_at from batch";
    private static final String IN_STATE = " where status = ? and id <> ?";
    private static final List<BatchStatus> QUEUED = List.of(BatchStatus.PENDING, BatchStatus.PAUSED);
    private static final List<BatchStatus> PLACED =
            List.of(BatchStatus.PENDING, BatchStatus.RUNNING, BatchStatus.PAUSED);
    private static final Comparator<Spot> ORDER = Comparator.comparing(Spot::key);

    /// With the state at the head, although it is one: H2 then walks the queue's index and sorts nothing.
    private static final String FIRST = " order by status, priority desc, queue_position, created_at, id";

    private static final String LAST = " order by status desc, priority, queue_position desc, created_at desc, id desc";

    private static final String ONE = " fetch first 1 rows only";

    private final Connection connection;
    private final UUID moved;

    Line(Connection connection, UUID moved) {
        this.connection = connection;
        this.moved = moved;
    }

    /// A batch in its place.
    record Spot(long number, BatchStatus status, QueueKey key) {

        /// Whether others can be placed by it: what has been claimed or has ended is not in the queue.
        boolean queued() {
            return status == BatchStatus.PENDING || status == BatchStatus.PAUSED;
        }
    }

    Optional<Spot> find(UUID id) throws SQLException {
        return Sql.first(connection, COLUMNS + " where id = ?", params -> params.id(id), Line::spot);
    }

    Optional<Spot> first() throws SQLException {
        return ends(FIRST).stream().min(ORDER);
    }

    Optional<Spot> last() throws SQLException {
        return ends(LAST).stream().max(ORDER);
    }

    private List<Spot> ends(String order) throws SQLException {
        List<Spot> ends = new ArrayList<>();
        for (BatchStatus status : QUEUED) {
            ends.addAll(
                    Sql.list(
                            connection,
                            COLUMNS + IN_STATE + order + ONE,
                            params -> params.text(status.name()).id(moved),
                            Line::spot));
        }
        return ends;
    }

    /// The neighbour before it with the same priority.
    Optional<QueueKey> before(QueueKey key) throws SQLException {
        return neighbours(key, "<", LAST).stream().max(ORDER).map(Spot::key);
    }

    /// The neighbour after it with the same priority.
    Optional<QueueKey> after(QueueKey key) throws SQLException {
        return neighbours(key, ">", FIRST).stream().min(ORDER).map(Spot::key);
    }

    /// One query a state: each finds its row at one end of the queue's index, however long the queue is.
    private List<Spot> neighbours(QueueKey key, String than, String order) throws SQLException {
        String sql =
                COLUMNS
                        + IN_STATE
                        + (" and priority = ? and queue_position %= ? and (queue_position % ? or created_at % ?"
                                        + " or (created_at = ? and id % ?))")
                                .replace("%", than)
                        + order
                        + ONE;
        List<Spot> found = new ArrayList<>();
        for (BatchStatus status : PLACED) {
            found.addAll(
                    Sql.list(
                            connection,
                            sql,
                            params ->
                                    params.text(status.name())
                                            .id(moved)
                                            .number(key.priority())
                                            .number(key.position())
                                            .number(key.position())
                                            .time(key.createdAt())
                                            .time(key.createdAt())
                                            .id(key.id()),
                            Line::spot));
        }
        return found;
    }

    /// Gives every batch in line a place a whole step from the next, in the present order. Rows are locked in the order
    /// of their ids.
    ///
    /// @return how many there are
    int renumber() throws SQLException {
        List<UUID> inOrder =
                Sql.list(
                        connection,
                        "select id from batch where status in ('PENDING', 'RUNNING', 'PAUSED')"
                                + " order by priority desc, queue_position, created_at, id",
                        Sql.Binding.NONE,
                        row -> Sql.id(row, "id"));
        record Placed(UUID id, long position) {}
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            placed.add(new Placed(inOrder.get(i), (i + 1) * DeskLine.QUEUE_STEP));
        }
        placed.sort(Comparator.comparing(one -> one.id().toString()));
        try (PreparedStatement update =
                connection.prepareStatement("update batch set queue_position = ? where id = ?")) {
            for (Placed one : placed) {
                update.setLong(1, one.position());
                update.setObject(2, one.id());
                update.addBatch();
            }
            update.executeBatch();
        }
        return inOrder.size();
    }

    private static Spot spot(ResultSet row) throws SQLException {
        return new Spot(
                row.getLong("number"),
                BatchStatus.valueOf(row.getString("status")),
                new QueueKey(
                        row.getInt("priority"),
                        row.getLong("queue_position"),
                        Sql.time(row, "created_at"),
                        Sql.id(row, "id")));
    }
}
