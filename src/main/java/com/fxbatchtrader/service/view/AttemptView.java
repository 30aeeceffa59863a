package com.fxbatchtrader.service.view;

import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.Proof;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// One try to book a trade, with all that is known of it.
///
/// @param number from 1
/// @param dealTransactionId our booking key
/// @param quoteExpiry after this instant the bank takes no booking of the quote
/// @param committedAt when the intent was stored
/// @param sentAt when the sending began, where that was recorded
/// @param answeredAt when an answer was read
/// @param code the bank's reason code in its answer
/// @param rawAnswer the first 4 KiB of the answer, without secrets
/// @param outcome what is known
/// @param proof what proved it
/// @param provenAt when
/// @param asking how it was asked for since
public record AttemptView(
        int number,
        UUID dealTransactionId,
        long quoteId,
        BigDecimal quotedRate,
        BigDecimal dealRate,
        Instant quoteExpiry,
        Instant committedAt,
        Optional<Instant> sentAt,
        Optional<Instant> answeredAt,
        OptionalInt httpStatus,
        Optional<String> code,
        Optional<String> bankTransactionId,
        Optional<String> rawAnswer,
        AttemptOutcome outcome,
        Optional<Proof> proof,
        Optional<Instant> provenAt,
        Asking asking) {

    /// How the bank was asked what became of the attempt.
    ///
    /// @param times how often
    /// @param lastAt when last
    /// @param nextAt when next
    /// @param lastAnswer what it said last, in words
    /// @param unknownFirstAt when it first said "unknown" after the quote's end, by its own clock
    /// @param unknownLastAt when it last did
    public record Asking(
            int times,
            Optional<Instant> lastAt,
            Optional<Instant> nextAt,
            Optional<String> lastAnswer,
            Optional<Instant> unknownFirstAt,
            Optional<Instant> unknownLastAt) {

        /// Nobody has asked yet.
        public static Asking never() {
            return new Asking(
                    0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
