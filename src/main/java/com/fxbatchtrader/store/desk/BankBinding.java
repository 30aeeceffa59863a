package com.fxbatchtrader.store.desk;

/// The bank that a database belongs to.
///
/// @param environment `demo`, `test`, `production`, or whatever the settings call it
/// @param host the bank's host and port
/// @param userId the desk's user id at the bank
public record BankBinding(String environment, String host, String userId) {

    public BankBinding {
        if (environment.isBlank() || host.isBlank() || userId.isBlank()) {
            throw new IllegalArgumentException(
                    "a bank is known by environment, host and user id; got '"
                            + environment
                            + "', '"
                            + host
                            + "', '"
                            + userId
                            + "'");
        }
    }

    @Override
    public String toString() {
        return environment + " at " + host + " as " + userId;
    }
}
