package com.fxbatchtrader.domain.calendar;

import com.fxbatchtrader.domain.trade.Delivery;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/// Until when on a day deals of each delivery are taken for that day, in desk time. From that minute on, a deal counts
/// as one of the next business day.
///
/// @param times by delivery; one that is missing has no cut-off
public record CutOffs(Map<Delivery, LocalTime> times) {

    /// Cash 11:00, Tom 15:00, Spot 16:00.
    public static final CutOffs DEFAULT =
            new CutOffs(
                    Map.of(
                            Delivery.CASH, LocalTime.of(11, 0),
                            Delivery.TOM, LocalTime.of(15, 0),
                            Delivery.SPOT, LocalTime.of(16, 0)));

    /// No cut-offs, as in the demo.
    public static final CutOffs NONE = new CutOffs(Map.of());

    public CutOffs {
        times = Map.copyOf(times);
    }

    /// The cut-off of a delivery, if it has one.
    public Optional<LocalTime> of(Delivery delivery) {
        return Optional.ofNullable(times.get(delivery));
    }

    /// Whether a deal comes too late for the day.
    public boolean passed(Delivery delivery, LocalTime time) {
        return of(delivery).filter(cutOff -> !time.isBefore(cutOff)).isPresent();
    }
}
