package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The SQL of booking attempts.
final class AttemptRows {

    private static final String INSERT =
            "insert into booking_attempt (id, trade_id, open_trade_id, number,"
                    + " booking_key, quote_id, quoted_rate, deal_rate, quote_expiry, venue, committed_at, outcome)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')";

    /// Found by its id alone, as a trade is.
    private static final String UPDATE =
            "update booking_attempt set open_trade_id = ?, sent_at = ?, answered_at = ?, http_status = ?, reason_code ="
                + " ?, bank_transaction_id = ?, outcome = ?, proof = ?, proof_text = ?, proven_at = ?, raw_answer = ?,"
                + " asked_count = ?, last_asked_at = ?, next_ask_at = ?, unknown_first_at = ?, unknown_last_at = ?,"
                + " last_answer = ? where id = ? and outcome is not distinct from 'OPEN'";

    private AttemptRows() {}

    /// Inserts the attempts of intents. The database refuses a second open attempt of a trade, and a key twice.
    static void insert(Connection connection, List<Attempt> attempts) throws SQLException {
        if (attempts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Attempt attempt : attempts) {
                Attempt.Terms terms = attempt.terms();
                new Params(insert)
                        .id(attempt.id())
                        .id(attempt.tradeId())
                        .id(attempt.tradeId())
                        .number(attempt.number())
                        .id(terms.key())
                        .number(terms.quoteId())
                        .decimal(terms.quotedRate())
                        .decimal(terms.dealRate())
                        .time(terms.quoteExpiry())
                        .text(terms.venue())
                        .time(attempt.exchange().committedAt());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Updates attempts that are open; a closed one never changes.
    ///
    /// @return for each whether it was still open
    static boolean[] update(Connection connection, List<Attempt> attempts) throws SQLException {
        boolean[] done = new boolean[attempts.size()];
        if (attempts.isEmpty()) {
            return done;
        }
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (Attempt attempt : attempts) {
                bind(new Params(update), attempt);
                update.addBatch();
            }
            int[] counts = update.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                done[i] = counts[i] == 1;
            }
        }
        return done;
    }

    private static void bind(Params to, Attempt attempt) throws SQLException {
        Attempt.Exchange exchange = attempt.exchange();
        Attempt.Inquiry inquiry = attempt.inquiry();
        boolean open = attempt.outcome() == AttemptOutcome.OPEN;
        to.id(open ? Optional.of(attempt.tradeId()) : Optional.empty())
                .time(exchange.sentAt())
                .time(exchange.answeredAt())
                .number(exchange.httpStatus())
                .textOrNull(exchange.reasonCode())
                .textOrNull(exchange.bankTransactionId())
                .text(attempt.outcome().name())
                .textOrNull(attempt.proof().map(Proof::name).orElse(""))
                .textOrNull(attempt.proofText())
                .time(attempt.provenAt())
                .textOrNull(exchange.raw())
                .number(inquiry.count())
                .time(inquiry.lastAt())
                .time(inquiry.nextAt())
                .time(inquiry.unknownFirst())
                .time(inquiry.unknownLast())
                .textOrNull(inquiry.lastAnswer())
                .id(attempt.id());
    }

    /// The same work with the open attempts of its trades.
    static List<TradeWork> withOpenAttempts(Connection connection, List<TradeWork> works) throws SQLException {
        List<UUID> open = works.stream().flatMap(work -> work.state().openAttempt().stream()).toList();
        if (open.isEmpty()) {
            return works;
        }
        Map<UUID, Attempt> attempts = read(connection, open);
        List<TradeWork> result = new ArrayList<>(works.size());
        for (TradeWork work : works) {
            Optional<Attempt> attempt = work.state().openAttempt().map(id -> attempts.get(id));
            result.add(new TradeWork(work.order(), work.state(), attempt));
        }
        return result;
    }

    /// What the bank last said of the trade's latest attempt.
    static Optional<String> lastAnswer(Connection connection, UUID tradeId) throws SQLException {
        String sql =
                "select last_answer, proof_text from booking_attempt where trade_id = ?"
                        + " order by number desc fetch first 1 rows only";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            new Params(select).id(tradeId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String proof = Sql.text(row, "proof_text");
                return Optional.of(proof.isEmpty() ? Sql.text(row, "last_answer") : proof);
            }
        }
    }

    private static Map<UUID, Attempt> read(Connection connection, List<UUID> ids) throws SQLException {
        Map<UUID, Attempt> attempts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select * from booking_attempt where id = ?")) {
            for (UUID id : ids) {
                new Params(select).id(id);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        attempts.put(id, attempt(row));
                    }
                }
            }
        }
        return attempts;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        String proof = Sql.text(row, "proof");
        return new Attempt(
                Sql.id(row, "id"),
                Sql.id(row, "trade_id"),
                row.getInt("number"),
                new Attempt.Terms(
                        Sql.id(row, "booking_key"),
                        row.getLong("quote_id"),
                        row.getBigDecimal("quoted_rate"),
                        row.getBigDecimal("deal_rate"),
                        Sql.time(row, "quote_expiry"),
                        row.getString("venue")),
                new Attempt.Exchange(
                        Sql.time(row, "committed_at"),
                        Sql.timeOf(row, "sent_at"),
                        Sql.timeOf(row, "answered_at"),
                        Sql.countOf(row, "http_status"),
                        Sql.text(row, "reason_code"),
                        Sql.text(row, "bank_transaction_id"),
                        Sql.text(row, "raw_answer")),
                AttemptOutcome.valueOf(row.getString("outcome")),
                proof.isEmpty() ? Optional.empty() : Optional.of(Proof.valueOf(proof)),
                Sql.text(row, "proof_text"),
                Sql.timeOf(row, "proven_at"),
                new Attempt.Inquiry(
                        row.getInt("asked_count"),
                        Sql.timeOf(row, "last_asked_at"),
                        Sql.timeOf(row, "next_ask_at"),
                        Sql.timeOf(row, "unknown_first_at"),
                        Sql.timeOf(row, "unknown_last_at"),
                        Sql.text(row, "last_answer")));
    }
}
