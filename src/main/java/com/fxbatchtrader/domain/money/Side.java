package com.fxbatchtrader.domain.money;

import java.util.Locale;
import java.util.Optional;

/// What the client does with the pair's base currency.
public enum Side {
    BUY,
    SELL;

    /// Reads `Buy` or `Sell` in any case.
    public static Optional<Side> parse(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "BUY" -> Optional.of(BUY);
            case "SELL" -> Optional.of(SELL);
            default -> Optional.empty();
        };
    }
}
