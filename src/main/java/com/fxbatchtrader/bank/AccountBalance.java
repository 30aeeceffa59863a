package com.fxbatchtrader.bank;

import java.math.BigDecimal;

/// What the bank says of an account.
///
/// @param name the account's name
/// @param status whether it can be used
/// @param current the booked balance, in the account's currency
/// @param available what can be spent now, in the account's currency
public record AccountBalance(String name, Status status, BigDecimal current, BigDecimal available) {

    /// The bank's account states.
    public enum Status {
        OPEN,
        DORMANT,
        CLOSED
    }
}
