package com.fxbatchtrader.bank.simulator.account;

/// What an account may be used for. The names are the bank's words on the wire.
public enum AccountStatus {
    /// Everything.
    OPEN,
    /// Nothing until the client wakes it.
    DORM,
    /// Nothing any more.
    CLOS
}
