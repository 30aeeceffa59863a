package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reservations on the accounts that pay. A booking that the bank has accepted is USED from then on; it still counts
/// against a balance that was asked for before.
final class ReservationRows {

    /// Key by key, so that a server walks its index for each: it then clears the entries of what is held no more out of
    /// its way, which it does not where it collects all keys in one go.
    private static final String TAKEN =
            "select r.limit_key, r.amount, r.ended_at from unnest(cast(? as varchar array)) as k (limit_key)"
                    + " join reservation r on r.limit_key = k.limit_key and r.state = 'HELD'"
                    + " union all select r.limit_key, r.amount, r.ended_at"
                    + " from unnest(cast(? as varchar array)) as k (limit_key)"
                    + " join reservation r on r.limit_key = k.limit_key and r.state = 'USED' and r.ended_at > ?";

    private ReservationRows() {}

    /// Locks the accounts that the intents draw on, in the order of their ids, so that two groups never wait for each
    /// other: the sorted rows are locked one after the other.
    static void lockAccounts(Flight flight, List<TradeWrite> intents) {
        UUID[] ids =
                intents.stream()
                        .flatMap(write -> write.reservation().stream())
                        .map(TradeWrite.Reservation::accountId)
                        .distinct()
                        .toArray(UUID[]::new);
        Flight.Leg<UUID> _ =
                flight.ask(
                        "select id from account where id = any (?) order by id for update",
                        params -> params.ids(ids),
                        row -> Sql.id(row, "id"));
    }

    /// What one reservation takes of its account.
    ///
    /// @param bookedAt when it was booked; empty while it is held
    record Taken(String limitKey, BigDecimal amount, Optional<Instant> bookedAt) {

        /// Whether a balance that was asked for then does not show it.
        boolean hiddenFrom(Instant asked) {
            return bookedAt.isEmpty() || bookedAt.get().isAfter(asked);
        }
    }

    /// What other trades have taken of the accounts that the intents draw on: what is held, and what was booked since.
    ///
    /// @param since the database's clock when the oldest of their balances was asked for, or earlier
    static Flight.Leg<Taken> taken(Flight flight, List<TradeWrite> intents, Instant since) {
        String[] keys =
                intents.stream()
                        .flatMap(write -> write.reservation().stream())
                        .map(TradeWrite.Reservation::limitKey)
                        .distinct()
                        .toArray(String[]::new);
        return flight.ask(
                TAKEN,
                params -> params.texts(keys).texts(keys).time(since),
                row -> new Taken(row.getString("limit_key"), row.getBigDecimal("amount"), Sql.timeOf(row, "ended_at")));
    }

    /// Holds what the intents reserve.
    static void hold(Connection connection, Uuid7 ids, List<TradeWrite> intents, Instant now) throws SQLException {
        List<TradeWrite> reserving = intents.stream().filter(write -> write.reservation().isPresent()).toList();
        if (reserving.isEmpty()) {
            return;
        }
        String sql =
                "insert into reservation (id, trade_id, attempt_id, limit_key, amount, currency, state,"
                        + " reserved_at) values (?, ?, ?, ?, ?, ?, 'HELD', ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            Params params = new Params(insert);
            for (TradeWrite write : reserving) {
                TradeWrite.Reservation wanted = write.reservation().orElseThrow();
                params.again()
                        .id(ids.next())
                        .id(write.tradeId())
                        .id(write.attempt().orElseThrow().id())
                        .text(wanted.limitKey())
                        .decimal(wanted.amount())
                        .text(wanted.currency())
                        .time(now);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Ends the reservations of attempts that are booked or proven not to be.
    static void settle(Connection connection, List<Attempt> attempts, Instant now) throws SQLException {
        // found by its attempt, not by its state: see the update of a trade
        String sql =
                "update reservation set state = ?, ended_at = ?"
                        + " where attempt_id = ? and state is not distinct from 'HELD'";
        List<Attempt> ended =
                attempts.stream()
                        .filter(attempt -> booked(attempt) || attempt.outcome() == AttemptOutcome.NOT_BOOKED)
                        .toList();
        if (ended.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Attempt attempt : ended) {
                new Params(update)
                        .text(attempt.outcome() == AttemptOutcome.NOT_BOOKED ? "RELEASED" : "USED")
                        .time(now)
                        .id(attempt.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static boolean booked(Attempt attempt) {
        return attempt.outcome() == AttemptOutcome.BOOKED || !attempt.exchange().bankTransactionId().isEmpty();
    }
}
