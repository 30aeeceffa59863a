package com.fxbatchtrader.bank.simulator.account;

import java.math.BigDecimal;

/// One account as it stands.
///
/// @param number its number
/// @param cif the client it belongs to
/// @param name the client's name
/// @param currency three letters
/// @param status what it may be used for
/// @param opening its balance before the first booking
/// @param balance its balance now
public record Account(
        String number,
        String cif,
        String name,
        String currency,
        AccountStatus status,
        BigDecimal opening,
        BigDecimal balance) {

    Account moved(BigDecimal by) {
        return new Account(number, cif, name, currency, status, opening, balance.add(by));
    }

    Account in(String other) {
        return new Account(number, cif, name, other, status, opening, balance);
    }

    Account with(AccountStatus other) {
        return new Account(number, cif, name, currency, other, opening, balance);
    }

    Account holding(BigDecimal amount) {
        return new Account(number, cif, name, currency, status, opening.add(amount).subtract(balance), amount);
    }
}
