package com.fxbatchtrader.store.desk;

import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// The desk's row, locked until the transaction ends: it hands out batch numbers and places in the queue, and its
/// stream of events goes on from here. The first lock of every transaction that needs it (order: desk, batch,
/// accounts).
///
/// @param nextBatchNumber the number that the next batch gets
/// @param lastQueuePosition the place of the batch that was queued last
public record DeskLine(UUID deskId, ZoneId zone, long nextBatchNumber, long lastQueuePosition, StreamHead head) {

    /// The distance of two places in the queue: a move finds a place between any two for a long time.
    public static final long QUEUE_STEP = 1L << 32;

    static final String LOCK =
            "select desk_id, zone, next_batch_number, last_queue_position, events_head_number,"
                    + " events_head_hash from desk where id = 1 for update";

    /// Locks the row and reads it.
    public static DeskLine lock(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        LOCK,
                        Sql.Binding.NONE,
                        row -> {
                            UUID id = Sql.id(row, "desk_id");
                            return new DeskLine(
                                    id,
                                    ZoneId.of(row.getString("zone")),
                                    row.getLong("next_batch_number"),
                                    row.getLong("last_queue_position"),
                                    new StreamHead(
                                            StreamKind.DESK,
                                            id,
                                            row.getLong("events_head_number"),
                                            row.getString("events_head_hash")));
                        })
                .orElseThrow(() -> new IllegalStateException("the database has no desk"));
    }

    /// The place behind all others.
    public long nextQueuePosition() {
        return lastQueuePosition + QUEUE_STEP;
    }

    /// Uses up the next number and place for a batch.
    public void batchQueued(Connection connection) throws SQLException {
        Sql.one(
                connection,
                "update desk set next_batch_number = ?, last_queue_position = ? where id = 1",
                params -> params.number(nextBatchNumber + 1).number(nextQueuePosition()));
    }

    /// Uses up the next place, for a batch that is put at the end.
    public void placeTaken(Connection connection) throws SQLException {
        Sql.one(
                connection,
                "update desk set last_queue_position = ? where id = 1",
                params -> params.number(nextQueuePosition()));
    }

    /// The queue has other places now.
    ///
    /// @param last the place of the batch that stands last
    public DeskLine renumbered(Connection connection, long last) throws SQLException {
        Sql.one(connection, "update desk set last_queue_position = ? where id = 1", params -> params.number(last));
        return new DeskLine(deskId, zone, nextBatchNumber, last, head);
    }

    /// Appends events to the desk's stream.
    public void append(Connection connection, List<NewEvent> events, EventAppender.Clocks clocks) throws SQLException {
        StreamHead next = EventAppender.append(connection, head, events, clocks);
        Sql.one(
                connection,
                "update desk set events_head_number = ?, events_head_hash = ? where id = 1",
                params -> params.number(next.number()).text(next.hash()));
    }
}
