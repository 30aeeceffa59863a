package com.fxbatchtrader.service;

import java.util.UUID;

/// Asks the bank what became of a trade; the engine fills it in.
@FunctionalInterface
public interface BankInquiry {

    /// Asks now, under a lock of its own on the trade's batch, and writes what the answer proves.
    ///
    /// @param tradeId a trade that is BOOKED or IN_DOUBT
    /// @return what the bank said, in words
    /// @throws RefusedException when the batch is in other hands right now, or the desk has no bank
    String ask(UUID tradeId, Actor actor);
}
