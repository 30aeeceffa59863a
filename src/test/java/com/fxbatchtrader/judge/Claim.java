package com.fxbatchtrader.judge;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// What our side says about one trade at the end of a run.
///
/// @param tradeId our id
/// @param cif the client's number
/// @param amount in the deal currency, unique in the run
/// @param status the state as DOMAIN.md writes it, such as `SUCCESS`
/// @param reason why it failed; empty when it did not
/// @param keys the keys of all its attempts
/// @param bankTransactionId the bank's id; empty when there is none
/// @param bankRate the bank's rate, when it was booked
/// @param clientRate the client's rate, when it was booked
/// @param baseAmount the amount of base currency, when it was booked
public record Claim(
        String tradeId,
        String cif,
        BigDecimal amount,
        String status,
        String reason,
        List<String> keys,
        String bankTransactionId,
        @Nullable BigDecimal bankRate,
        @Nullable BigDecimal clientRate,
        @Nullable BigDecimal baseAmount) {

    /// Copies the keys.
    public Claim {
        keys = List.copyOf(keys);
    }

    TradeName name() {
        return TradeName.of(cif, amount);
    }
}
