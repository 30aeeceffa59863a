package com.fxbatchtrader.bank.simulator.ledger;

/// One start of the bank on this ledger: from which number on it gives out ids.
///
/// @param origin above every origin before it
public record Start(long origin) {}
