package com.fxbatchtrader.engine;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.client.Account;
import com.fxbatchtrader.domain.client.Client;
import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.time.SystemPacing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The one H2 database in memory of all these tests: opening one takes longer than a test. Each desk begins with it
/// empty, and brings its own clock.
final class SharedDatabase {

    private static final List<Class<?>> ENTITIES =
            List.of(Desk.class, Client.class, Account.class, Batch.class, Trade.class, BookingAttempt.class);

    private static final List<String> TABLES =
            List.of(
                    "reservation",
                    "event",
                    "booking_attempt",
                    "trade",
                    "batch",
                    "account",
                    "client",
                    "bank_evidence",
                    "match_item",
                    "reconciliation_break");

    private SharedDatabase() {}

    private static final class Holder {
        static final Database OPEN =
                Database.open(DatabaseSettings.h2Memory("engine-tests"), ENTITIES, new SystemPacing());
    }

    /// The database, with a desk and nothing else.
    static Database empty() {
        Holder.OPEN.inTransactionDo(session -> session.doWork(SharedDatabase::wipe));
        return Holder.OPEN;
    }

    private static void wipe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (String table : TABLES) {
                statement.execute("truncate table " + table);
            }
            statement.execute("set referential_integrity true");
            statement.execute(
                    "update desk set stopped_at = null, stopped_by = null, stop_reason = null,"
                            + " blocked_reason = null, blocked_at = null, match_until = null,"
                            + " events_head_number = 0, events_head_hash = '"
                            + StreamHead.GENESIS
                            + "'");
        }
    }
}
