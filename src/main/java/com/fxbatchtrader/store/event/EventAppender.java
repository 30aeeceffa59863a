package com.fxbatchtrader.store.event;

import com.fxbatchtrader.domain.event.EventChain;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Appends events to a stream. The caller holds the lock of the row that the stream belongs to, and writes the head
/// that comes back to that row in the same transaction.
public final class EventAppender {

    private static final String INSERT =
            "insert into event (id, stream, stream_id, number, kind, batch_id, trade_id, actor, reason, state_before,"
                + " state_after, happened_at, offset_ms, recorded_at, prior_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?, ?, ?, ?, ?, ?)";

    private EventAppender() {}

    /// Appends the events in their order.
    ///
    /// @param clocks the two clocks at this moment: the database's, and what it differs from the process's
    /// @return the stream's new head
    public static StreamHead append(Connection connection, StreamHead head, List<NewEvent> events, Clocks clocks)
            throws SQLException {
        StreamHead at = head;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (NewEvent event : events) {
                String batch = head.kind() == StreamKind.BATCH ? head.streamId().toString() : "";
                EventChain.Link link = new EventChain.Link(at, event, batch, clocks.offsetMillis(), clocks.database());
                bind(insert, link);
                insert.addBatch();
                at = link.next();
            }
            insert.executeBatch();
        }
        return at;
    }

    private static void bind(PreparedStatement insert, EventChain.Link link) throws SQLException {
        NewEvent event = link.event();
        insert.setObject(1, event.id());
        insert.setString(2, link.prior().kind().name());
        insert.setObject(3, link.prior().streamId());
        insert.setLong(4, link.number());
        insert.setString(5, event.kind().name());
        if (link.batchId().isEmpty()) {
            insert.setNull(6, Types.OTHER);
        } else {
            insert.setObject(6, link.prior().streamId());
        }
        insert.setObject(7, event.tradeId().orElse(null), Types.OTHER);
        insert.setString(8, event.actor());
        insert.setString(9, event.reason().orElse(null));
        insert.setString(10, event.before());
        insert.setString(11, event.after());
        insert.setObject(12, EventChain.stored(event.happenedAt()).atOffset(ZoneOffset.UTC));
        insert.setLong(13, link.offsetMillis());
        insert.setObject(14, EventChain.stored(link.recordedAt()).atOffset(ZoneOffset.UTC));
        insert.setString(15, link.prior().hash());
        insert.setString(16, link.hash());
    }

    /// What the clocks say.
    ///
    /// @param database the database's clock
    /// @param offsetMillis database minus process
    public record Clocks(Instant database, long offsetMillis) {

        /// Both clocks read at the same moment.
        public static Clocks of(Instant database, Instant process) {
            return new Clocks(database, Duration.between(process, database).toMillis());
        }
    }
}
