package com.fxbatchtrader.store.query;

import com.fxbatchtrader.store.TestDatabase;

import java.util.Locale;
import java.util.UUID;

/// Gives trades the states that a run would, as SQL, with their attempts and their batch's counters.
public final class Bookings {

    private final TestDatabase test;

    public Bookings(TestDatabase test) {
        this.test = test;
    }

    /// A confirmed deal.
    public void success(UUID trade, String clientRate, String base, String margin) {
        UUID attempt = attempt(trade);
        figures(trade, attempt, "BOOKED", clientRate, base, margin);
        close(attempt, "BOOKED", "STATUS_COMPLETED", "B-" + trade);
        test.execute("update trade set status = 'SUCCESS', open_attempt_id = null where id = '" + trade + "'");
        count(trade, "succeeded_trades");
    }

    /// A deal of which nobody knows.
    public void doubt(UUID trade) {
        figures(trade, attempt(trade), "IN_DOUBT", "17.8288", "11217.80", "401.60");
        test.execute(
                "update trade set reason_code = 'NO_ANSWER', reason_text = 'no answer in 10 s' where id = '"
                        + trade
                        + "'");
        count(trade, "in_doubt_trades");
    }

    /// A deal that the bank took and has not confirmed.
    ///
    /// @param asked how often it was asked
    public void booked(UUID trade, int asked) {
        figures(trade, attempt(trade), "BOOKED", "17.8288", "11217.80", "401.60");
        test.execute("update booking_attempt set asked_count = " + asked + " where trade_id = '" + trade + "'");
        count(trade, "booked_trades");
    }

    /// A trade that failed before anything was sent.
    public void failed(UUID trade, String code, String text) {
        test.execute(
                "update trade set status = 'FAILED', reason_code = '"
                        + code
                        + "', reason_text = '"
                        + text
                        + "' where id = '"
                        + trade
                        + "'");
        count(trade, "failed_trades");
    }

    private UUID attempt(UUID trade) {
        UUID attempt = UUID.randomUUID();
        test.execute(
                String.format(
                        Locale.ROOT,
                        "insert into booking_attempt (id, trade_id, open_trade_id, number, booking_key, quote_id,"
                            + " quoted_rate, deal_rate, quote_expiry, venue, committed_at, sent_at, outcome) values"
                            + " ('%s', '%s', '%s', 1, '%s', 9007199254740993, 17.793, 17.8288, timestamp with time zone"
                            + " '2026-03-02 08:01:00+00', 'bank:443', timestamp with time zone '2026-03-02"
                            + " 08:00:30+00', timestamp with time zone '2026-03-02 08:00:31+00', 'OPEN')",
                        attempt,
                        trade,
                        trade,
                        UUID.randomUUID()));
        return attempt;
    }

    private void close(UUID attempt, String outcome, String proof, String bankId) {
        test.execute(
                String.format(
                        Locale.ROOT,
                        "update booking_attempt set outcome = '%s', proof = '%s', open_trade_id = null,"
                                + " proven_at = now(), bank_transaction_id = '%s' where id = '%s'",
                        outcome,
                        proof,
                        bankId,
                        attempt));
    }

    private void figures(UUID trade, UUID attempt, String status, String rate, String base, String margin) {
        test.execute(
                String.format(
                        Locale.ROOT,
                        "update trade set status = '%s', attempts = 1, open_attempt_id = '%s', quote_id ="
                            + " 9007199254740993, bank_rate = 17.793, client_rate = %s, base_amount = %s, margin = %s"
                            + " where id = '%s'",
                        status,
                        attempt,
                        rate,
                        base,
                        margin,
                        trade));
    }

    private void count(UUID trade, String counter) {
        test.execute(
                "update batch set pending_trades = pending_trades - 1, "
                        + counter
                        + " = "
                        + counter
                        + " + 1 where id = (select batch_id from trade where id = '"
                        + trade
                        + "')");
    }
}
