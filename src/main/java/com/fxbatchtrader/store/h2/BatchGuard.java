package com.fxbatchtrader.store.h2;

import java.sql.Connection;
import java.sql.SQLException;

/// A batch's fence never falls, and nothing leaves a final state but by a person's retry to PENDING, which SUCCESS and
/// CANCELLED do not have. The same rules as `guard_batch` of the PostgreSQL script. Made by H2, by its name.
public final class BatchGuard extends RowGuard {

    @Override
    void check(Connection connection, Row before, Row after) throws SQLException {
        String number = before.text("number");
        if (after.number("fence") < before.number("fence")) {
            throw refused(
                    "the fence of batch "
                            + number
                            + " never falls: "
                            + before.number("fence")
                            + " to "
                            + after.number("fence"));
        }
        String from = before.text("status");
        String to = after.text("status");
        boolean allowed =
                switch (from) {
                    case "SUCCESS", "CANCELLED" -> to.equals(from);
                    case "FAILED", "PARTIAL_SUCCESS" -> to.equals(from) || to.equals("PENDING");
                    default -> true;
                };
        if (!allowed) {
            throw refused("batch " + number + " is final (" + from + ") and cannot become " + to);
        }
    }
}
