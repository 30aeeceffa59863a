package com.fxbatchtrader.engine.trade;

import java.time.Duration;

/// How a trade leaves the hands of its thread.
public sealed interface TradeEnd {

    /// It is final.
    record Final() implements TradeEnd {}

    /// It may be booked and is asked for again after that time.
    record Unsettled(Duration askAfter) implements TradeEnd {}

    /// It is PENDING again.
    ///
    /// @param hold why no other trade of the batch should start for now, e.g. that there is no reference rate; empty
    ///     when others may
    record Back(String hold) implements TradeEnd {}

    /// The run may not write it any more: somebody else has the batch, or has changed the trade.
    record Dropped(String why) implements TradeEnd {}
}
