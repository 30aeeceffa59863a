package com.fxbatchtrader.service;

import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;

import java.util.Optional;
import java.util.UUID;

/// Asks the bank for the reference of a booking that a person has given; the engine fills it in.
@FunctionalInterface
public interface ReferenceInquiry {

    /// Asks now, under a lock of its own on the trade's batch, and writes the trade as booked where the answer names
    /// our key.
    ///
    /// @param tradeId a trade that is BOOKED or IN_DOUBT
    /// @param hand in whose name, and why
    /// @return empty when the batch is in other hands, or has nothing in doubt any more
    /// @throws RefusedException when the desk has no bank
    Optional<ReferenceAnswer> ask(UUID tradeId, String reference, Hand hand);
}
