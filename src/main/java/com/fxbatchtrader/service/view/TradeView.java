package com.fxbatchtrader.service.view;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// One trade as lists, dossiers and JSON show it.
///
/// @param row the row's number in the file, as a spreadsheet shows it
/// @param pair in market order, `USD/ZAR`
/// @param dealCurrency what the amount is in
/// @param amount in the deal currency
/// @param spread in pips
/// @param reason why it failed or waits: a code of ours or the bank's
/// @param reasonText the same in words, with the figures
/// @param attempts booking attempts made, 0 before the first intent
/// @param figures what the deal comes to; there from the first quote on
/// @param booking the last booking attempt's ids; there from the first intent on
public record TradeView(
        UUID id,
        UUID batchId,
        int row,
        String cif,
        String clientName,
        Side side,
        String pair,
        String dealCurrency,
        BigDecimal amount,
        BigDecimal spread,
        Delivery delivery,
        Optional<LocalDate> valueDate,
        Optional<String> reference,
        TradeStatus status,
        Optional<String> reason,
        Optional<String> reasonText,
        int attempts,
        OptionalLong quoteId,
        Figures figures,
        Booking booking,
        Instant changedAt) {

    /// What the deal comes to; each part is there as soon as it is known.
    ///
    /// @param bankRate quote currency for one of the base currency, as the bank quoted it
    /// @param clientRate the bank rate with the client's spread
    /// @param baseAmount in the pair's base currency (USD)
    /// @param quoteAmount in the pair's quote currency (ZAR)
    /// @param margin the desk's, in the quote currency
    public record Figures(
            Optional<BigDecimal> bankRate,
            Optional<BigDecimal> clientRate,
            Optional<BigDecimal> baseAmount,
            Optional<BigDecimal> quoteAmount,
            Optional<BigDecimal> margin) {

        /// Nothing is known yet.
        public static Figures none() {
            return new Figures(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /// The ids of the last booking attempt.
    ///
    /// @param dealTransactionId our booking key
    /// @param bankTransactionId the bank's id of the booking, once it gave one
    public record Booking(Optional<UUID> dealTransactionId, Optional<String> bankTransactionId) {

        /// No attempt was made yet.
        public static Booking none() {
            return new Booking(Optional.empty(), Optional.empty());
        }
    }
}
