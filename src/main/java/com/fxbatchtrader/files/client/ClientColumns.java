package com.fxbatchtrader.files.client;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.HeaderRow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which column of a client file holds what.
///
/// @param accounts the columns `XXX Account` by currency code
record ClientColumns(int name, int cif, int spread, Map<String, Integer> accounts) {

    private static final Set<String> REQUIRED = Set.of("client", "client cif", "fixed spread");
    private static final String ACCOUNT = " account";

    /// Finds the columns.
    ///
    /// @throws FileRefusedException when a required header is missing or a known one is there twice
    static ClientColumns of(HeaderRow header) {
        header.requireMapped(
                key -> REQUIRED.contains(key) || accountCurrency(key).isPresent(),
                "Client, Client CIF, Fixed Spread, ZAR Account, USD Account");
        Map<String, Integer> known = new HashMap<>();
        Map<String, Integer> accounts = new TreeMap<>();
        for (int column = 0; column < header.keys().size(); column++) {
            String key = header.keys().get(column);
            Optional<String> currency = accountCurrency(key);
            if (currency.isEmpty() && !REQUIRED.contains(key)) {
                continue;
            }
            Integer former = known.putIfAbsent(key, column);
            if (former != null) {
                throw header.twice(former, column);
            }
            if (currency.isPresent()) {
                accounts.put(currency.get(), column);
            }
        }
        return new ClientColumns(
                position(header, known, "Client"),
                position(header, known, "Client CIF"),
                position(header, known, "Fixed Spread"),
                accounts);
    }

    /// Every column that is read.
    Set<Integer> all() {
        Set<Integer> all = new HashSet<>(accounts.values());
        all.addAll(List.of(name, cif, spread));
        return all;
    }

    private static int position(HeaderRow header, Map<String, Integer> known, String name) {
        Integer column = known.get(name.toLowerCase(Locale.ROOT));
        if (column == null) {
            throw header.missing("also \"" + name + "\", as a client file has it");
        }
        return column;
    }

    // three letters that are no currency (Old Account) are a column like any other that is not needed
    private static Optional<String> accountCurrency(String key) {
        if (key.length() != 3 + ACCOUNT.length() || !key.endsWith(ACCOUNT)) {
            return Optional.empty();
        }
        return Optional.of(key.substring(0, 3).toUpperCase(Locale.ROOT)).filter(Currencies::exists);
    }
}
