package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.domain.money.Currencies;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads reference rates as `USD/ZAR=17.79`, several separated by commas. The pair stands in market order: a rate for
/// the reverse pair would be read the wrong way round.
public final class ReferenceRates {

    /// What is expected, for messages.
    public static final String EXPECTED = "PAIR=RATE in market order, such as USD/ZAR=17.79 (at most 8 decimals)";

    private static final int MAX_DECIMALS = 8;

    private ReferenceRates() {}

    /// By pair in market order; empty when the text can't be read, names a pair twice or the wrong way round.
    public static Optional<Map<String, BigDecimal>> parse(String text) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            Optional<String> pair = equals < 0 ? Optional.empty() : marketPair(part.substring(0, equals).strip());
            Optional<BigDecimal> rate = equals < 0 ? Optional.empty() : rate(part.substring(equals + 1).strip());
            if (pair.isEmpty() || rate.isEmpty() || rates.put(pair.get(), rate.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(rates);
    }

    private static Optional<String> marketPair(String text) {
        String letters = text.replace("/", "").replace("-", "");
        return Currencies.pair(text).map(Object::toString).filter(p -> p.replace("/", "").equalsIgnoreCase(letters));
    }

    private static Optional<BigDecimal> rate(String text) {
        return Kinds.decimal(text).filter(r -> r.signum() > 0 && r.scale() <= MAX_DECIMALS);
    }
}
