package com.fxbatchtrader.domain.trade;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// One try to book a trade: what was sent, the outcome and its proof. Immutable; once it is closed nothing about it
/// changes any more.
///
/// @param number from 1, one more than the highest that is stored for the trade
/// @param terms what the bank is asked to book
/// @param exchange what became of the request
/// @param outcome open until there is a proof
/// @param proof what closed it; present if and only if it is closed
/// @param inquiry what asking the bank has brought so far
public record Attempt(
        UUID id,
        UUID tradeId,
        int number,
        Terms terms,
        Exchange exchange,
        AttemptOutcome outcome,
        Optional<Proof> proof,
        String proofText,
        Optional<Instant> provenAt,
        Inquiry inquiry) {

    /// What the bank is asked to book.
    ///
    /// @param key `dealTransactionID`
    /// @param quotedRate the bank's rate as received, `dealRate` the client's
    /// @param quoteExpiry by the bank's clock
    /// @param venue the bank's host
    public record Terms(
            UUID key, long quoteId, BigDecimal quotedRate, BigDecimal dealRate, Instant quoteExpiry, String venue) {}

    /// The booking request and its answer.
    ///
    /// @param bankTransactionId the booking's id at the bank, empty text when there is none
    /// @param raw the answer without secrets, at most 4 KiB
    public record Exchange(
            Instant committedAt,
            Optional<Instant> sentAt,
            Optional<Instant> answeredAt,
            OptionalInt httpStatus,
            String reasonCode,
            String bankTransactionId,
            String raw) {

        /// An intent: nothing was sent yet.
        public static Exchange intent(Instant committedAt) {
            return new Exchange(committedAt, Optional.empty(), Optional.empty(), OptionalInt.empty(), "", "", "");
        }

        /// The same, with the booking's id at the bank.
        public Exchange withBankTransaction(String id) {
            return new Exchange(committedAt, sentAt, answeredAt, httpStatus, reasonCode, id, raw);
        }
    }

    /// What asking for the booking has brought.
    ///
    /// @param count how often the bank was asked
    /// @param nextAt when it is asked again
    /// @param unknownFirst the bank's own time of its first final "unknown", `unknownLast` of its latest
    /// @param lastAnswer the latest answer, in words
    public record Inquiry(
            int count,
            Optional<Instant> lastAt,
            Optional<Instant> nextAt,
            Optional<Instant> unknownFirst,
            Optional<Instant> unknownLast,
            String lastAnswer) {

        /// Nobody was asked yet.
        public static final Inquiry NONE =
                new Inquiry(0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /// A new open attempt.
    public static Attempt intent(UUID id, UUID tradeId, int number, Terms terms, Instant now) {
        return new Attempt(
                id,
                tradeId,
                number,
                terms,
                Exchange.intent(now),
                AttemptOutcome.OPEN,
                Optional.empty(),
                "",
                Optional.empty(),
                Inquiry.NONE);
    }

    /// With what became of the request.
    public Attempt exchanged(Exchange what) {
        requireOpen();
        return new Attempt(id, tradeId, number, terms, what, outcome, proof, proofText, provenAt, inquiry);
    }

    /// With what was learnt by asking.
    public Attempt asked(Inquiry what) {
        requireOpen();
        return new Attempt(id, tradeId, number, terms, exchange, outcome, proof, proofText, provenAt, what);
    }

    /// Closed for ever, with its proof.
    public Attempt closed(Proof what, String text, Instant now) {
        requireOpen();
        return new Attempt(
                id,
                tradeId,
                number,
                terms,
                exchange,
                what.booked() ? AttemptOutcome.BOOKED : AttemptOutcome.NOT_BOOKED,
                Optional.of(what),
                text.length() <= 500 ? text : text.substring(0, 499) + "…",
                Optional.of(now),
                inquiry);
    }

    private void requireOpen() {
        if (outcome != AttemptOutcome.OPEN) {
            throw new IllegalStateException("attempt " + id + " is closed (" + outcome + ") and never changes");
        }
    }
}
