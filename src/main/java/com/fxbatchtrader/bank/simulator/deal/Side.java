package com.fxbatchtrader.bank.simulator.deal;

import java.util.Arrays;
import java.util.Optional;

/// What the client does with the pair's base currency.
public enum Side {
    /// The client pays quote currency and gets base currency.
    BUY("Buy"),
    /// The client pays base currency and gets quote currency.
    SELL("Sell");

    private final String word;

    Side(String word) {
        this.word = word;
    }

    /// The bank's word for it.
    public String word() {
        return word;
    }

    /// The side of that word, exactly as the bank spells it.
    public static Optional<Side> parse(String word) {
        return Arrays.stream(values()).filter(side -> side.word.equals(word)).findFirst();
    }
}
