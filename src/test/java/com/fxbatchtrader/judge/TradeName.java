package com.fxbatchtrader.judge;

import java.math.BigDecimal;

/// What names a trade on both sides: never a key, since a wrong key is one of the things to be found.
record TradeName(String cif, BigDecimal amount) {

    static TradeName of(String cif, BigDecimal amount) {
        return new TradeName(cif, amount.stripTrailingZeros());
    }

    @Override
    public String toString() {
        return "client " + cif + ", " + amount.toPlainString();
    }
}
