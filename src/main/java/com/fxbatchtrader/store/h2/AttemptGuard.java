package com.fxbatchtrader.store.h2;

import java.sql.Connection;
import java.sql.SQLException;

/// A closed attempt stays as it is, key, trade and number of an attempt never change, and none is deleted. The same
/// rules as `guard_attempt` of the PostgreSQL script. Made by H2, by its name.
public final class AttemptGuard extends RowGuard {

    @Override
    void check(Connection connection, Row before, Row after) throws SQLException {
        String id = before.text("id");
        if (after.isMissing()) {
            throw refused("attempt " + id + " is never deleted: its number and key must not be used again");
        }
        String from = before.text("outcome");
        String to = after.text("outcome");
        if (!from.equals("OPEN") && !to.equals(from)) {
            throw refused("attempt " + id + " is closed (" + from + ") and cannot become " + to);
        }
        boolean same =
                before.text("booking_key").equals(after.text("booking_key"))
                        && before.text("trade_id").equals(after.text("trade_id"))
                        && before.number("number") == after.number("number");
        if (!same) {
            throw refused("key, trade and number of attempt " + id + " never change");
        }
    }
}
