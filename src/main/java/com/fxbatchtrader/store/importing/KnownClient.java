package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A client as the database has him, with all accounts that he ever had.
///
/// @param head the head of the client's stream of events
record KnownClient(
        UUID id, String cif, String name, Spread spread, boolean active, StreamHead head, List<KnownAccount> accounts) {

    KnownClient {
        accounts = List.copyOf(accounts);
    }

    /// The same with accounts.
    KnownClient with(List<KnownAccount> all) {
        return new KnownClient(id, cif, name, spread, active, head, all);
    }

    /// An account of the client.
    ///
    /// @param since when it last became the client's account in its currency
    record KnownAccount(UUID id, String currency, String number, Instant since) {}

    /// The account that trades without an account number of their own take: the one that was named last.
    Optional<KnownAccount> current(String currency) {
        return accounts.stream()
                .filter(account -> account.currency().equals(currency))
                .max(Comparator.comparing(KnownAccount::since).thenComparing(account -> account.id().toString()));
    }

    /// The current account of each currency, by currency.
    List<AccountNumber> currentAccounts() {
        return accounts.stream()
                .map(KnownAccount::currency)
                .distinct()
                .sorted()
                .flatMap(currency -> current(currency).stream())
                .map(account -> new AccountNumber(account.id(), account.number(), account.currency()))
                .toList();
    }

    /// The account with that number, current or former.
    Optional<KnownAccount> account(String currency, String number) {
        return accounts.stream()
                .filter(account -> account.currency().equals(currency) && account.number().equals(number))
                .findFirst();
    }
}
