package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.domain.desk.DeskHold;
import com.fxbatchtrader.domain.queue.ClaimOrder;
import com.fxbatchtrader.domain.queue.Line;
import com.fxbatchtrader.domain.queue.Pace;
import com.fxbatchtrader.domain.queue.Sight;
import com.fxbatchtrader.store.OpenDatabase;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what decides why batches are not running and when they will: one pass over those that have not ended, and a
/// few rows more. Nothing is locked or changed. Safe for any thread that nobody interrupts.
public final class SightQueries {

    private final OpenDatabase database;
    private final Duration rateMaxAge;

    /// @param rateMaxAge an older reference rate is stale
    public SightQueries(OpenDatabase database, Duration rateMaxAge) {
        this.database = database;
        this.rateMaxAge = rateMaxAge;
    }

    /// The queue and the pace at one instant.
    ///
    /// @param zone the desk's
    public record Look(Sight sight, Pace pace, ZoneId zone) {}

    /// Looks. The statements see the database one after the other: what changes in between may be seen by some only.
    public Look look() {
        return database.inTransaction(
                session -> {
                    Instant now = database.clock(session);
                    Desk desk =
                            Optional.ofNullable(session.get(Desk.class, Desk.ONLY))
                                    .orElseThrow(() -> new IllegalStateException("the database has no desk"));
                    return session.doReturningWork(
                            connection -> new Look(sight(connection, desk, now), pace(connection, now), zone(desk)));
                });
    }

    private static ZoneId zone(Desk desk) {
        return ZoneId.of(desk.zone());
    }

    private Sight sight(Connection connection, Desk desk, Instant now) throws SQLException {
        List<Line> lines = LineRows.read(connection);
        Optional<DeskHold> hold = desk.hold();
        Optional<Instant> lastEnded = LineRows.lastEnded(connection);
        Map<UUID, Sight.MissingRate> withoutRate = MissingRates.of(connection, lines, now, rateMaxAge);
        Optional<Line> next = ClaimOrder.next(lines, now);
        Optional<Instant> since = Optional.empty();
        if (next.isPresent() && hold.isEmpty()) {
            since = Optional.of(new TurnTimes(connection, now).since(next.get(), lines, lastEnded, desk.deskId()));
        }
        return new Sight(now, hold, lines, withoutRate, since, lastEnded);
    }

    private static Pace pace(Connection connection, Instant now) throws SQLException {
        return Pace.of(new Samples(connection, now).read());
    }
}
