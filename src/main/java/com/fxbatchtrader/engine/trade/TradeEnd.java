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
    ///   when others may
    /// @param after how long it, or with `hold` the batch, waits before the next try
    record Back(String hold, Duration after) implements TradeEnd {

        /// The usual time before another try.
        static final Duration SOON = Duration.ofSeconds(1);

        /// This trade alone waits.
        static Back alone(Duration after) {
            return new Back("", after);
        }

        /// The whole batch waits.
        static Back all(String why, Duration time) {
            return new Back(why, time);
        }
    }

    /// The run may not write it any more: somebody else has the batch, or has changed the trade.
    record Dropped(String why) implements TradeEnd {}
}
