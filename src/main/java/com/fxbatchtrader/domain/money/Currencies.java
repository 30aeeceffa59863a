package com.fxbatchtrader.domain.money;

import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which currencies and pairs exist, and with how many decimals amounts are paid. Strata has the pairs and their market
/// order but makes unknown currencies up, so that validity and minor digits come from the JDK.
public final class Currencies {

    // made once: the JDK copies the whole set of currencies at each call
    private static final Map<String, Integer> MINOR_DIGITS =
            Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private Currencies() {}

    /// Whether the code is one of ISO 4217's currencies with minor units (gold and the like are none).
    public static boolean exists(String code) {
        return MINOR_DIGITS.containsKey(code);
    }

    /// Decimals of an amount in this currency: 2 for ZAR and USD, 0 for JPY.
    ///
    /// @throws IllegalArgumentException when there is no such currency
    public static int minorDigits(String code) {
        Integer digits = MINOR_DIGITS.get(code);
        if (digits == null) {
            throw new IllegalArgumentException("there is no currency " + code);
        }
        return digits;
    }

    /// Reads a pair in any of the forms `USD/ZAR`, `USDZAR`, `ZARUSD`, in any case, and puts it in market order: all
    /// three are USD/ZAR. Empty when it is none.
    public static Optional<CurrencyPair> pair(String text) {
        String letters = text.strip().toUpperCase(Locale.ROOT).replace("/", "").replace("-", "");
        if (letters.length() != 6) {
            return Optional.empty();
        }
        String first = letters.substring(0, 3);
        String second = letters.substring(3);
        if (!exists(first) || !exists(second) || first.equals(second)) {
            return Optional.empty();
        }
        return Optional.of(CurrencyPair.parse(first + "/" + second).toConventional());
    }

    /// An amount as the database gives it (four decimals), with the currency's own decimals.
    ///
    /// @throws ArithmeticException when it has more decimals than the currency: nothing is rounded
    public static BigDecimal trimmed(BigDecimal amount, String currency) {
        return amount.setScale(minorDigits(currency), RoundingMode.UNNECESSARY);
    }
}
