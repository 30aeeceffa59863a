package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.store.sql.Params;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Reservations on the accounts that pay. A booking that the bank has accepted is USED from then on; it still counts
/// against a balance that was asked for before.
final class ReservationRows {

    private ReservationRows() {}

    /// Locks the accounts that the intents draw on, in the order of their ids, so that two groups never wait for each
    /// other.
    static void lockAccounts(Connection connection, List<TradeWrite> writes) throws SQLException {
        List<UUID> ids =
                writes.stream()
                        .flatMap(write -> write.reservation().stream())
                        .map(TradeWrite.Reservation::accountId)
                        .distinct()
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList();
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement("select id from account where id = ? for update")) {
            for (UUID id : ids) {
                lock.setObject(1, id);
                lock.executeQuery().close();
            }
        }
    }

    /// What other trades have taken of the account that the balance, as it was read, does not show yet: what is held,
    /// and what was booked after the balance was asked for.
    ///
    /// @param asked the database's clock when that balance was asked for, or earlier
    static BigDecimal taken(Connection connection, TradeWrite.Reservation wanted, Instant asked) throws SQLException {
        String sql =
                "select coalesce(sum(amount), 0) from reservation where limit_key = ?"
                        + " and (state = 'HELD' or (state = 'USED' and ended_at > ?))";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            new Params(select).text(wanted.limitKey()).time(asked);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBigDecimal(1);
            }
        }
    }

    /// Holds what the intent reserves.
    static void hold(Connection connection, Uuid7 ids, TradeWrite write, Instant now) throws SQLException {
        if (write.reservation().isEmpty() || write.attempt().isEmpty()) {
            return;
        }
        TradeWrite.Reservation wanted = write.reservation().get();
        String sql =
                "insert into reservation (id, trade_id, attempt_id, limit_key, amount, currency, state,"
                        + " reserved_at) values (?, ?, ?, ?, ?, ?, 'HELD', ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            new Params(insert)
                    .id(ids.next())
                    .id(write.tradeId())
                    .id(write.attempt().get().id())
                    .text(wanted.limitKey())
                    .decimal(wanted.amount())
                    .text(wanted.currency())
                    .time(now);
            insert.executeUpdate();
        }
    }

    /// Ends the reservations of attempts that are booked or proven not to be.
    static void settle(Connection connection, List<Attempt> attempts, Instant now) throws SQLException {
        String sql = "update reservation set state = ?, ended_at = ? where attempt_id = ? and state = 'HELD'";
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
