package com.fxbatchtrader.store.event;

import com.fxbatchtrader.domain.event.EventChain;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.sql.Bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Appends events to a stream. The caller holds the lock of the row that the stream belongs to, and writes the head
/// that comes back to that row in the same transaction.
public final class EventAppender {

    /// Inserts events in their places.
    public static final Bulk<Placed> INSERT =
            Bulk.<Placed>insertInto("event")
                    .id("id", placed -> placed.event().id())
                    .text("stream", placed -> placed.link.prior().kind().name())
                    .id("stream_id", placed -> placed.link.prior().streamId())
                    .number("number", placed -> placed.link.number())
                    .text("kind", placed -> placed.event().kind().name())
                    .idOf("batch_id", Placed::batchId)
                    .idOf("trade_id", placed -> placed.event().tradeId())
                    .text("actor", placed -> placed.event().actor())
                    .textOf("reason", placed -> placed.event().reason())
                    .text("state_before", placed -> placed.event().before())
                    .text("state_after", placed -> placed.event().after())
                    .time("happened_at", placed -> EventChain.stored(placed.event().happenedAt()))
                    .number("offset_ms", placed -> placed.link.offsetMillis())
                    .time("recorded_at", placed -> EventChain.stored(placed.link.recordedAt()))
                    .text("prior_hash", placed -> placed.link.prior().hash())
                    .text("hash", placed -> placed.head.hash())
                    .made();

    private EventAppender() {}

    /// An event in its place.
    ///
    /// @param head the stream's head once it is there
    public record Placed(EventChain.Link link, StreamHead head) {

        private NewEvent event() {
            return link.event();
        }

        private Optional<UUID> batchId() {
            return link.batchId().isEmpty() ? Optional.empty() : Optional.of(link.prior().streamId());
        }
    }

    /// Appends the events in their order.
    ///
    /// @param clocks the two clocks at this moment: the database's, and what it differs from the process's
    /// @return the stream's new head
    public static StreamHead append(Connection connection, StreamHead head, List<NewEvent> events, Clocks clocks)
            throws SQLException {
        List<Placed> placed = placed(head, events, clocks);
        INSERT.write(connection, placed);
        return placed.isEmpty() ? head : placed.getLast().head();
    }

    /// The events in their places behind a stream's head, to be inserted in this order.
    public static List<Placed> placed(StreamHead head, List<NewEvent> events, Clocks clocks) {
        String batch = head.kind() == StreamKind.BATCH ? head.streamId().toString() : "";
        List<Placed> placed = new ArrayList<>(events.size());
        StreamHead at = head;
        for (NewEvent event : events) {
            EventChain.Link link = new EventChain.Link(at, event, batch, clocks.offsetMillis(), clocks.database());
            at = link.next();
            placed.add(new Placed(link, at));
        }
        return placed;
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
