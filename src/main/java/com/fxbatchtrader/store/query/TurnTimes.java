package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.queue.Line;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Since when the first batch could have been taken: since the last thing that is known to have stood in its way. It
/// may have been longer, never shorter. For one look.
final class TurnTimes {

    /// How far back the lifting of a stop is looked for in the desk's stream.
    private static final int LOOK_BACK = 50;

    private final Connection connection;
    private final Instant now;

    TurnTimes(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /// Since when it has been the one.
    ///
    /// @param next the batch that the next claim takes
    /// @param lastEnded when a process was busy with another one last
    Instant since(Line next, List<Line> lines, Optional<Instant> lastEnded, UUID deskId) throws SQLException {
        Stream<Instant> own =
                Stream.of(
                                Optional.of(next.key().createdAt()),
                                next.standing().notBefore(),
                                next.standing().lock().map(LockLease::expiresAt),
                                changed(next.id()),
                                lifted(deskId),
                                lastEnded)
                        .flatMap(Optional::stream);
        Stream<Instant> claims =
                lines.stream().flatMap(line -> line.standing().lock().stream()).map(LockLease::acquiredAt);
        return Stream.concat(own, claims).filter(at -> !at.isAfter(now)).max(Instant::compareTo).orElse(now);
    }

    /// When the batch's newest event was recorded: it was queued, moved, resumed, given back.
    private Optional<Instant> changed(UUID batchId) throws SQLException {
        return Sql.first(
                connection,
                "select e.recorded_at from batch b join event e on e.stream_id = b.id"
                        + " and e.number = b.events_head_number where b.id = ?",
                params -> params.id(batchId),
                row -> Sql.time(row, "recorded_at"));
    }

    private Optional<Instant> lifted(UUID deskId) throws SQLException {
        return Sql.first(
                connection,
                "select e.recorded_at from desk d join event e on e.stream_id = ?"
                        + " and e.number > d.events_head_number - "
                        + LOOK_BACK
                        + " where d.id = 1 and e.kind = ? order by e.number desc fetch first 1 rows only",
                params -> params.id(deskId).text(EventKind.DESK_STARTED.name()),
                row -> Sql.time(row, "recorded_at"));
    }
}
