package com.fxbatchtrader.bank.simulator.account;

import java.util.Map;

/// A client whom the bank knows by a file.
///
/// @param cif the client's number
/// @param name the client's name
/// @param accounts account numbers by currency; may be empty
public record Client(String cif, String name, Map<String, String> accounts) {

    /// Copies the accounts.
    public Client {
        accounts = Map.copyOf(accounts);
    }
}
