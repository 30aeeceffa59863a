package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.fxbatchtrader.domain.validation.ValidClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What a row of a client file means for the client: new, changed or as he was. A row that says nothing of an account
/// leaves it alone.
///
/// @param before what it was, for people; empty for a new client
/// @param after what it becomes; empty when nothing changes
/// @param accounts currencies whose account becomes another one
record ClientChange(
        ValidClient wanted,
        Optional<KnownClient> known,
        List<String> before,
        List<String> after,
        List<String> accounts) {

    ClientChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
        accounts = List.copyOf(accounts);
    }

    static ClientChange of(ValidClient wanted, Optional<KnownClient> known) {
        return known.map(client -> changed(wanted, client)).orElseGet(() -> added(wanted));
    }

    boolean created() {
        return known.isEmpty();
    }

    boolean nothing() {
        return known.isPresent() && after.isEmpty();
    }

    private static ClientChange added(ValidClient wanted) {
        List<String> after = new ArrayList<>(List.of(wanted.name(), "spread " + wanted.spread()));
        new TreeMap<>(wanted.accounts()).forEach((currency, number) -> after.add(shown(currency, number)));
        return new ClientChange(
                wanted, Optional.empty(), List.of(), after, List.copyOf(new TreeMap<>(wanted.accounts()).keySet()));
    }

    private static ClientChange changed(ValidClient wanted, KnownClient known) {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        if (!wanted.name().equals(known.name())) {
            before.add(known.name());
            after.add(wanted.name());
        }
        if (!wanted.spread().equals(known.spread())) {
            before.add("spread " + known.spread());
            after.add("spread " + wanted.spread());
        }
        List<String> accounts = new ArrayList<>();
        new TreeMap<>(wanted.accounts())
                .forEach(
                        (currency, number) -> {
                            Optional<KnownClient.KnownAccount> current = known.current(currency);
                            if (current.filter(account -> account.number().equals(number)).isEmpty()) {
                                current.ifPresent(account -> before.add(shown(currency, account.number())));
                                after.add(shown(currency, number));
                                accounts.add(currency);
                            }
                        });
        return new ClientChange(wanted, Optional.of(known), before, after, accounts);
    }

    // the log never has an account's number in full
    private static String shown(String currency, String number) {
        return new AccountNumber(new UUID(0, 0), number, currency).toString();
    }
}
