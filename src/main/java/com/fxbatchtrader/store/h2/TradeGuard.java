package com.fxbatchtrader.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// A trade leaves a final state only by a person's retry, is BOOKING only with an open attempt of its own and SUCCESS
/// only with a booked one, and does not end (or begin anew) while an attempt is open. The same rules as `guard_trade`
/// of the PostgreSQL script. Made by H2, by its name.
public final class TradeGuard extends RowGuard {

    @Override
    void check(Connection connection, Row before, Row after) throws SQLException {
        String from = before.text("status");
        String to = after.text("status");
        if (from.equals(to)) {
            return;
        }
        String id = before.text("id");
        refuseReopening(before, after, id, from, to);
        if (to.equals("SUCCESS")) {
            if (!from.equals("BOOKING") && !from.equals("BOOKED") && !from.equals("IN_DOUBT")) {
                throw refused("trade " + id + " cannot become SUCCESS from " + from);
            }
            if (!hasAttempt(connection, id, "BOOKED")) {
                throw refused("trade " + id + " cannot become SUCCESS without a booked attempt");
            }
        }
        if (to.equals("BOOKING") && !hasOpenAttempt(connection, id, after.text("open_attempt_id"))) {
            throw refused("trade " + id + " cannot become BOOKING without an open attempt of its own");
        }
        boolean ends = to.equals("FAILED") || to.equals("CANCELLED") || to.equals("PENDING");
        if (ends && hasAttempt(connection, id, "OPEN")) {
            throw refused("trade " + id + " has an open attempt and cannot become " + to);
        }
    }

    private static void refuseReopening(Row before, Row after, String id, String from, String to) throws SQLException {
        if (from.equals("SUCCESS") || from.equals("CANCELLED")) {
            throw refused("trade " + id + " is final (" + from + ") and cannot become " + to);
        }
        boolean retried = to.equals("PENDING") && after.number("retries") == before.number("retries") + 1;
        if (from.equals("FAILED") && !retried) {
            throw refused("trade " + id + " has failed and only a retry by a person opens it again");
        }
    }

    private static boolean hasAttempt(Connection connection, String tradeId, String outcome) throws SQLException {
        return exists(connection, "select 1 from booking_attempt where trade_id = ? and outcome = ?", tradeId, outcome);
    }

    private static boolean hasOpenAttempt(Connection connection, String tradeId, String attemptId) throws SQLException {
        return exists(
                connection,
                "select 1 from booking_attempt where trade_id = ? and outcome = 'OPEN' and id = cast(? as uuid)",
                tradeId,
                attemptId);
    }

    private static boolean exists(Connection connection, String sql, String tradeId, String text) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql + " fetch first row only")) {
            query.setObject(1, UUID.fromString(tradeId));
            query.setString(2, text);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
