package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.store.sql.Bulk;
import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.store.sql.Sql;

import java.math.BigDecimal;
import java.sql.Connection;
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

    /// Holds what intents reserve.
    private static final Bulk<Held> HOLD =
            Bulk.<Held>insertInto("reservation")
                    .id("id", Held::id)
                    .id("trade_id", held -> held.write.tradeId())
                    .id("attempt_id", held -> held.write.attempt().orElseThrow().id())
                    .text("limit_key", held -> held.wanted.limitKey())
                    .decimal("amount", held -> held.wanted.amount())
                    .text("currency", held -> held.wanted.currency())
                    .text("state", _ -> "HELD")
                    .time("reserved_at", Held::now)
                    .made();

    /// Ends the reservations of attempts. Found by its attempt, not by its state: see the update of a trade.
    private static final Bulk<Ended> END =
            Bulk.<Ended>update("reservation")
                    .text("state = ?", Ended::state)
                    .time("ended_at = ?", Ended::now)
                    .where()
                    .id("attempt_id = ?", ended -> ended.attempt.id())
                    .text("state is not distinct from ?", _ -> "HELD")
                    .made();

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
        Flight.Answer<UUID> _ =
                flight.ask(
                        "select id from account where id = any (?) order by id" + flight.forUpdate(),
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
    static Flight.Answer<Taken> taken(Flight flight, List<TradeWrite> intents, Instant since) {
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

    private record Held(UUID id, TradeWrite write, TradeWrite.Reservation wanted, Instant now) {}

    private record Ended(Attempt attempt, Instant now) {
        String state() {
            return attempt.outcome() == AttemptOutcome.NOT_BOOKED ? "RELEASED" : "USED";
        }
    }

    /// Holds what the intents reserve.
    static void hold(Flight flight, Uuid7 ids, List<TradeWrite> intents, Instant now) {
        List<Held> held =
                intents.stream()
                        .flatMap(write -> write.reservation().map(to -> new Held(ids.next(), write, to, now)).stream())
                        .toList();
        flight.change(HOLD, held);
    }

    /// Ends the reservations of attempts that are booked or proven not to be.
    static void settle(Flight flight, List<Attempt> attempts, Instant now) {
        flight.change(END, ended(attempts, now));
    }

    /// The same by itself.
    static void settle(Connection connection, List<Attempt> attempts, Instant now) throws SQLException {
        END.write(connection, ended(attempts, now));
    }

    private static List<Ended> ended(List<Attempt> attempts, Instant now) {
        return attempts.stream()
                .filter(attempt -> booked(attempt) || attempt.outcome() == AttemptOutcome.NOT_BOOKED)
                .map(attempt -> new Ended(attempt, now))
                .toList();
    }

    private static boolean booked(Attempt attempt) {
        return attempt.outcome() == AttemptOutcome.BOOKED || !attempt.exchange().bankTransactionId().isEmpty();
    }
}
