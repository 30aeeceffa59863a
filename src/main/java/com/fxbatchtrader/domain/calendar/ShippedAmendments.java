package com.fxbatchtrader.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/// Where the holiday library is known to be wrong.
///
/// - ZAJO: a holiday on a Sunday makes the Monday after it one (Public Holidays Act 36 of 1994). The library forgets
///   this for the Day of Goodwill: 27 December when the 26th is a Sunday (2027, 2032 …). And days proclaimed once.
/// - USNY: the Federal Reserve is open on the Friday before a holiday that falls on a Saturday. The library closes it
///   before Juneteenth (18 June 2027, 2032 …).
final class ShippedAmendments {

    private static final LocalDate GENERAL_ELECTION = LocalDate.of(2024, 5, 29);

    private ShippedAmendments() {}

    /// Whether banks are open on a day about which the library is wrong; empty for all others.
    static Optional<Boolean> of(String calendar, LocalDate date) {
        return switch (calendar) {
            case "ZAJO" ->
                    date.equals(GENERAL_ELECTION) || falls(DayOfWeek.MONDAY, date, Month.DECEMBER, 27)
                            ? Optional.of(false)
                            : Optional.empty();
            case "USNY" -> falls(DayOfWeek.FRIDAY, date, Month.JUNE, 18) ? Optional.of(true) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean falls(DayOfWeek weekday, LocalDate date, Month month, int day) {
        return date.getDayOfWeek() == weekday && date.getMonth() == month && date.getDayOfMonth() == day;
    }
}
