package com.fxbatchtrader.store;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/// Gives a new database its desk, with a random id: every booking key is derived from it, so that no other database,
/// and no later one in the same place, ever makes the same keys. Of several processes at once, one wins. The row is the
/// last thing that a new database gets: one without it has never kept anything.
final class DeskBirth {

    private static final String UNIQUE_VIOLATION = "23505";

    private final DatabaseSettings settings;
    private final SqlDialect dialect;
    private final Pacing pacing;

    DeskBirth(DatabaseSettings settings, SqlDialect dialect, Pacing pacing) {
        this.settings = settings;
        this.dialect = dialect;
        this.pacing = pacing;
    }

    /// The id of the desk that is there, or of a new one.
    UUID deskId(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<UUID> known = read(connection);
            if (known.isPresent()) {
                return known.get();
            }
            connection.setAutoCommit(false);
            try {
                insert(connection, UUID.randomUUID());
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
            }
            return read(connection).orElseThrow(() -> new SQLException("the desk's row is gone"));
        }
    }

    private static Optional<UUID> read(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select desk_id from desk where id = 1");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private void insert(Connection connection, UUID deskId) throws SQLException {
        Instant now = dialect.clock(connection);
        NewEvent event =
                new NewEvent(
                        new Uuid7(pacing).next(),
                        EventKind.DESK_CREATED,
                        Optional.empty(),
                        "owner:" + settings.owner(),
                        Optional.empty(),
                        "",
                        "desk " + deskId + ", zone " + settings.deskZone().getId(),
                        pacing.instant());
        StreamHead head =
                EventAppender.append(
                        connection,
                        StreamHead.empty(StreamKind.DESK, deskId),
                        List.of(event),
                        EventAppender.Clocks.of(now, pacing.instant()));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into desk (id, desk_id, zone, next_batch_number, last_queue_position,"
                                + " events_head_number, events_head_hash, created_at)"
                                + " values (1, ?, ?, 1, 0, ?, ?, ?)")) {
            insert.setObject(1, deskId);
            insert.setString(2, settings.deskZone().getId());
            insert.setLong(3, head.number());
            insert.setString(4, head.hash());
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
