package com.fxbatchtrader.domain.calendar;

import java.time.LocalDate;

/// A day on which the desk knows better than the holiday library: a holiday proclaimed at short notice, or one that the
/// library has wrongly. It goes before the library's word, and before the amendments shipped with it.
///
/// @param calendar the calendar's name, e.g. `ZAJO` (Johannesburg) or `USNY` (New York)
/// @param open whether banks are open there on that day
public record HolidayAmendment(String calendar, LocalDate date, boolean open) {

    public HolidayAmendment {
        if (!calendar.matches("[A-Z]{4}")) {
            throw new IllegalArgumentException("a calendar has a name of four letters such as ZAJO, not " + calendar);
        }
    }
}
