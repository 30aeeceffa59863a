package com.fxbatchtrader.judge;

import java.math.BigDecimal;

/// A trade that was handed in. Client and amount together name it: amounts are unique in a test run.
///
/// @param cif the client's number
/// @param amount in the deal currency
public record Expected(String cif, BigDecimal amount) {

    /// What names the trade, whatever its key.
    TradeName name() {
        return TradeName.of(cif, amount);
    }
}
