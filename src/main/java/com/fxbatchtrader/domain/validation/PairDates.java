package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.calendar.CalendarException;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calendar as it is asked at one import: a file asks the same few questions a hundred thousand times. Not for
/// several threads.
final class PairDates {

    private final ValueDates dates;
    private final LocalDate today;
    private final Map<CurrencyPair, Optional<String>> unknown = new HashMap<>();

    PairDates(ValueDates dates, Instant now) {
        this.dates = dates;
        today = dates.today(now);
    }

    /// Whether that day is before today in the desk's zone.
    boolean past(LocalDate date) {
        return date.isBefore(today);
    }

    /// The desk's date.
    LocalDate today() {
        return today;
    }

    /// The centres that are closed on that day.
    ///
    /// @throws CalendarException when nothing is known of that year
    List<String> closed(CurrencyPair pair, LocalDate date) {
        return dates.businessDays().closed(pair, date);
    }

    /// Why no value date of the pair can be found today, if so.
    Optional<String> unknown(CurrencyPair pair) {
        return unknown.computeIfAbsent(
                pair,
                asked -> {
                    try {
                        closed(asked, today);
                        return Optional.empty();
                    } catch (CalendarException e) {
                        return Optional.of(String.valueOf(e.getMessage()));
                    }
                });
    }
}
