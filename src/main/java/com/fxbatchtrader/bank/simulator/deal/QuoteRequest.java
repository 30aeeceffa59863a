package com.fxbatchtrader.bank.simulator.deal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a desk asks a quote for.
///
/// @param cif the client
/// @param side what the client does with the base currency
/// @param pair the pair
/// @param dealCurrency the currency of `amount`, one of the pair's two
/// @param amount positive
/// @param fromAccount the client's account that pays
/// @param toAccount the client's account that is paid
public record QuoteRequest(
        String cif,
        Side side,
        Pair pair,
        String dealCurrency,
        BigDecimal amount,
        String fromAccount,
        String toAccount) {

    /// The currency that the client pays in.
    public String fromCurrency() {
        return side == Side.BUY ? pair.quote() : pair.base();
    }

    /// The currency that the client gets.
    public String toCurrency() {
        return side == Side.BUY ? pair.base() : pair.quote();
    }

    /// The amount of base currency at a rate, rounded HALF_UP to the currency's decimals.
    public BigDecimal baseAmount(BigDecimal rate) {
        return dealCurrency.equals(pair.base())
                ? amount
                : amount.divide(rate, Pair.decimals(pair.base()), RoundingMode.HALF_UP);
    }

    /// The amount of quote currency at a rate, rounded HALF_UP to the currency's decimals.
    public BigDecimal quoteAmount(BigDecimal rate) {
        return dealCurrency.equals(pair.quote())
                ? amount
                : amount.multiply(rate).setScale(Pair.decimals(pair.quote()), RoundingMode.HALF_UP);
    }

    /// What the client pays at a rate.
    public BigDecimal fromAmount(BigDecimal rate) {
        return side == Side.BUY ? quoteAmount(rate) : baseAmount(rate);
    }

    /// What the client gets at a rate.
    public BigDecimal toAmount(BigDecimal rate) {
        return side == Side.BUY ? baseAmount(rate) : quoteAmount(rate);
    }
}
