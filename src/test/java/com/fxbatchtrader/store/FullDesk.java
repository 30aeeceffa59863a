package com.fxbatchtrader.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/// A desk with 100,000 queued batches, 20,000 that have ended and some of every other kind, each with an event and a
/// third of them with a trade. Filled by the database itself, past all code. The id of a batch is its number.
final class FullDesk {

    static final int QUEUED = 100_000;

    private static final int ALL = 120_100;

    /// Which batch is what, by its number `n`; the last hundred are under way.
    private static final String STATUS =
            "case when n <= 100000 then 'PENDING' when n <= 112000 then 'SUCCESS' when n <= 118000 then"
                + " 'PARTIAL_SUCCESS' when n <= 119000 then 'FAILED' when n <= 120000 then 'CANCELLED' when n <= 120080"
                + " then 'RUNNING' else 'PAUSED' end";

    /// Enough for a scan to be seen.
    private static final String WITH_TRADES = " where n > 80000";

    private static final String LOCKED = "n between 120001 and 120040 or n in (500, 70000, 120090)";
    private static final String EXPIRED = "n between 120031 and 120040 or n = 500";
    private static final String DOUBTFUL = "n between 120041 and 120080";
    private static final String ENDED = "n between 100001 and 120000";

    private final boolean h2;

    FullDesk(DatabaseKind kind) {
        h2 = kind != DatabaseKind.POSTGRESQL;
    }

    static UUID batch(int number) {
        return uuid(number);
    }

    /// A batch of those whose doubts are due.
    static UUID doubtful() {
        return batch(120_041);
    }

    /// The last event of the batch of that number.
    static UUID event(int number) {
        return uuid(3_000_000 + number);
    }

    private static UUID uuid(int number) {
        return UUID.fromString("00000000-0000-0000-%04d-%012d".formatted(0, number));
    }

    private String id(int offset) {
        return "cast(lpad(cast(n + " + offset + " as varchar), 32, '0') as uuid)";
    }

    private String fromEach() {
        return " from " + (h2 ? "system_range" : "generate_series") + "(1, " + ALL + ") as t(n)";
    }

    /// The number of an event's transaction.
    private String transaction() {
        return h2 ? "1 + n / 1000" : "cast(cast(3 + n / 1000 as varchar) as xid8)";
    }

    void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(h2 ? "set referential_integrity false" : "set session_replication_role = replica");
            for (String sql : List.of(client(), accounts(), batches(), trades(), attempts(), events())) {
                statement.execute(sql);
            }
            statement.execute("update desk set last_queue_position = " + ALL + " * 4294967296");
            statement.execute(h2 ? "set referential_integrity true" : "set session_replication_role = origin");
        }
    }

    private static String client() {
        return "insert into client (id, cif, name, spread, active, created_at, changed_at, events_head_number,"
                + " events_head_hash) values ('%s', 'A1', 'Fictional', 358, true, now(), now(), 0, '')"
                        .formatted(uuid(9_000_001));
    }

    private static String accounts() {
        return "insert into account (id, client_id, currency, number, created_at) values"
                + " ('%2$s', '%1$s', 'ZAR', '1', now()), ('%3$s', '%1$s', 'USD', '2', now())"
                        .formatted(uuid(9_000_001), uuid(9_000_002), uuid(9_000_003));
    }

    private String batches() {
        return "insert into batch (id, number, name, status, submitted_by, created_at, started_at, completed_at,"
                + " priority, queue_position, not_before, locked_at, lock_timeout, locked_by, fence, next_check_at,"
                + " max_concurrent_trades, total_trades, pending_trades, in_doubt_trades, succeeded_trades,"
                + " failed_trades, cancelled_trades, content_hash, events_head_number, events_head_hash) select "
                + id(0)
                + ", n, 'Batch', "
                + STATUS
                + ", 'user:x@here', now() - interval '10' day + n * interval '1' second,"
                + " case when n > 100000 then now() - interval '1' hour end,"
                + (" case when " + ENDED + " then now() - interval '1' day + n * interval '1' second end,")
                + " 1 + mod(n * 7, 10), n * 4294967296, case when mod(n, 1000) = 0 then now() + interval '1' day end,"
                + (" case when " + LOCKED + " then now() - interval '1' hour end,")
                + (" case when " + EXPIRED + " then now() - interval '1' minute")
                + (" when " + LOCKED + " then now() + interval '1' hour end,")
                + (" case when " + LOCKED + " then 'desk-9:1:a' end, case when " + LOCKED + " then 1 else 0 end,")
                + " case when n between 120041 and 120050 then now() - interval '1' minute"
                + (" when " + DOUBTFUL + " then now() + interval '1' hour end, 5, 1,")
                + (" case when " + ENDED + " or " + DOUBTFUL + " then 0 else 1 end,")
                + (" case when " + DOUBTFUL + " then 1 else 0 end,")
                + " case when n between 100001 and 118000 then 1 else 0 end,"
                + " case when n between 118001 and 119000 then 1 else 0 end,"
                + " case when n between 119001 and 120000 then 1 else 0 end, 'c', 2, ''"
                + fromEach();
    }

    private String trades() {
        return "insert into trade (id, batch_id, row_number, client_id, cif, from_account_id, to_account_id, side,"
                + " pair, deal_currency, amount, spread, delivery, value_date_given, row_hash, status, reason_code,"
                + " attempts, open_attempt_id, bank_rate, client_rate, base_amount, margin, changed_at) select "
                + id(1_000_000)
                + ", "
                + id(0)
                + ", 2, '%s', 'A1', '%s', '%s', 'BUY', 'USD/ZAR', 'ZAR', 1000 + n, 358, 'CASH', false, 'x',"
                        .formatted(uuid(9_000_001), uuid(9_000_002), uuid(9_000_003))
                + (" case when " + DOUBTFUL + " then 'IN_DOUBT' when n between 100001 and 118000 then 'SUCCESS'")
                + " when n between 118001 and 119000 then 'FAILED' when n between 119001 and 120000 then 'CANCELLED'"
                + " else 'PENDING' end, case when n between 118001 and 119000 then 'REFUSED' end,"
                + (" case when " + DOUBTFUL + " or " + ENDED + " then 1 else 0 end,")
                + (" case when " + DOUBTFUL + " then " + id(2_000_000) + " end,")
                + " 17.8, 17.9, 100, 1, now()"
                + fromEach()
                + WITH_TRADES;
    }

    private String attempts() {
        return "insert into booking_attempt (id, trade_id, open_trade_id, number, booking_key, quote_id, quoted_rate,"
                + " deal_rate, quote_expiry, venue, committed_at, outcome, proof, proven_at, bank_transaction_id)"
                + " select "
                + (id(2_000_000) + ", " + id(1_000_000))
                + (", case when " + DOUBTFUL + " then " + id(1_000_000) + " end, 1, ")
                + id(2_000_000)
                + ", n, 17.8, 17.9, now(), 'test', now(), "
                + ("case when " + DOUBTFUL + " then 'OPEN' else 'BOOKED' end, ")
                + ("case when " + DOUBTFUL + " then null else 'ANSWER' end, ")
                + ("case when " + DOUBTFUL + " then null else now() end, cast(n as varchar)")
                + fromEach()
                + (" where " + ENDED + " or " + DOUBTFUL);
    }

    private String events() {
        return "insert into event (id, transaction_id, stream, stream_id, number, kind, batch_id, trade_id, actor,"
                + " happened_at, offset_ms, recorded_at, prior_hash, hash) select "
                + (id(3_000_000) + ", " + transaction() + ", 'BATCH', " + id(0) + ", 2, 'TRADE_STARTED', ")
                + (id(0) + ", " + id(1_000_000) + ", 'owner:desk-9:1:a', now(), 0, now(), '', ''")
                + fromEach();
    }
}
