package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Spread;

import java.util.Map;

/// A row of a client file that may become a client, or change one.
///
/// @param name at most 200 characters
/// @param accounts account numbers (at most 64 letters and digits) by currency code
public record ValidClient(int row, String cif, String name, Spread spread, Map<String, String> accounts) {

    public ValidClient {
        accounts = Map.copyOf(accounts);
    }
}
