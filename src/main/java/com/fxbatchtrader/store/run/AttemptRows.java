package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.store.sql.Bulk;
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

    /// Inserts the attempts of intents. The database refuses a second open attempt of a trade, and a key twice.
    static final Bulk<Attempt> INSERT =
            Bulk.<Attempt>insertInto("booking_attempt")
                    .id("id", Attempt::id)
                    .id("trade_id", Attempt::tradeId)
                    .id("open_trade_id", Attempt::tradeId)
                    .number("number", Attempt::number)
                    .id("booking_key", attempt -> attempt.terms().key())
                    .number("quote_id", attempt -> attempt.terms().quoteId())
                    .decimal("quoted_rate", attempt -> attempt.terms().quotedRate())
                    .decimal("deal_rate", attempt -> attempt.terms().dealRate())
                    .time("quote_expiry", attempt -> attempt.terms().quoteExpiry())
                    .text("venue", attempt -> attempt.terms().venue())
                    .time("committed_at", attempt -> attempt.exchange().committedAt())
                    .text("outcome", _ -> AttemptOutcome.OPEN.name())
                    .made();

    /// Updates attempts that are open; a closed one never changes. Found by its id alone, as a trade is.
    static final Bulk<Attempt> UPDATE =
            Bulk.<Attempt>update("booking_attempt")
                    .idOf("open_trade_id = ?", AttemptRows::openTrade)
                    .timeOf("sent_at = ?", attempt -> attempt.exchange().sentAt())
                    .timeOf("answered_at = ?", attempt -> attempt.exchange().answeredAt())
                    .countOf("http_status = ?", attempt -> attempt.exchange().httpStatus())
                    .textOrNull("reason_code = ?", attempt -> attempt.exchange().reasonCode())
                    .textOrNull("bank_transaction_id = ?", attempt -> attempt.exchange().bankTransactionId())
                    .text("outcome = ?", attempt -> attempt.outcome().name())
                    .textOf("proof = ?", attempt -> attempt.proof().map(Proof::name))
                    .textOrNull("proof_text = ?", Attempt::proofText)
                    .timeOf("proven_at = ?", Attempt::provenAt)
                    .textOrNull("raw_answer = ?", attempt -> attempt.exchange().raw())
                    .number("asked_count = ?", attempt -> attempt.inquiry().count())
                    .timeOf("last_asked_at = ?", attempt -> attempt.inquiry().lastAt())
                    .timeOf("next_ask_at = ?", attempt -> attempt.inquiry().nextAt())
                    .timeOf("unknown_first_at = ?", attempt -> attempt.inquiry().unknownFirst())
                    .timeOf("unknown_last_at = ?", attempt -> attempt.inquiry().unknownLast())
                    .textOrNull("last_answer = ?", attempt -> attempt.inquiry().lastAnswer())
                    .where()
                    .id("id = ?", Attempt::id)
                    .text("outcome is not distinct from ?", _ -> AttemptOutcome.OPEN.name())
                    .made();

    private AttemptRows() {}

    private static Optional<UUID> openTrade(Attempt attempt) {
        return attempt.outcome() == AttemptOutcome.OPEN ? Optional.of(attempt.tradeId()) : Optional.empty();
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
