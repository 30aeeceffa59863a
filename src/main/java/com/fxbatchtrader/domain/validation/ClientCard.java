package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;

import java.util.List;
import java.util.UUID;

/// A client as far as an import needs to know him.
///
/// @param spread the client's mark-up, where a row has none of its own
/// @param accounts all of the client's settlement accounts, in the order in which they were made known
public record ClientCard(
        UUID id, String cif, String name, Spread spread, boolean active, List<AccountNumber> accounts) {

    public ClientCard {
        accounts = List.copyOf(accounts);
    }

    /// The accounts in a currency.
    public List<AccountNumber> accountsIn(String currency) {
        return accounts.stream().filter(account -> account.currency().equals(currency)).toList();
    }
}
