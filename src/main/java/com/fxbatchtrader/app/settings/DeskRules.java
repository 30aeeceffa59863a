package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.domain.trade.Delivery;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// The desk's time and dates.
///
/// @param zone in which cut-offs are judged and times are shown
/// @param delivery of trades whose file says nothing
/// @param cash the cut-off of Cash deals; empty = none
/// @param tom the cut-off of Tom deals; empty = none
/// @param spot the cut-off of Spot deals; empty = none
public record DeskRules(
        ZoneId zone, Delivery delivery, Optional<LocalTime> cash, Optional<LocalTime> tom, Optional<LocalTime> spot) {

    /// The cut-off of a delivery type; empty = none.
    public Optional<LocalTime> cutOff(Delivery type) {
        return switch (type) {
            case CASH -> cash;
            case TOM -> tom;
            case SPOT -> spot;
        };
    }
}
