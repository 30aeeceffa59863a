package com.fxbatchtrader.bank.simulator.deal;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A currency pair as the bank writes it, `USD/ZAR`: rates are quote currency per one of base.
///
/// @param base three letters of a currency that exists
/// @param quote another one
public record Pair(String base, String quote) {

    private static final Pattern FORM = Pattern.compile("([A-Z]{3})/([A-Z]{3})");

    /// The pair that the text writes; empty when it writes none.
    public static Optional<Pair> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(1).equals(form.group(2))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Pair(
                            Currency.getInstance(form.group(1)).getCurrencyCode(),
                            Currency.getInstance(form.group(2)).getCurrencyCode()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The decimals of a currency's amounts.
    public static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return base + "/" + quote;
    }
}
