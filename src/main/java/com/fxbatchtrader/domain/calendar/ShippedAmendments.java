package com.fxbatchtrader.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Where the holiday library is known to be wrong.
///
/// - ZAJO: a holiday on a Sunday makes the Monday after it one (Public Holidays Act 36 of 1994). The library forgets
///   this for the Day of Goodwill: 27 December when the 26th is a Sunday (2027, 2032 …). And days proclaimed once.
/// - USNY: the Federal Reserve is open on the Friday before a holiday that falls on a Saturday. The library closes it
///   before Juneteenth (18 June 2027, 2032 …).
final class ShippedAmendments {

    private static final LocalDate GENERAL_ELECTION = LocalDate.of(2024, 5, 29);

    private ShippedAmendments() {}

    /// The corrections of a calendar in its years: date → open. Empty for all others.
    static Map<LocalDate, Boolean> of(String calendar, int firstYear, int lastYear) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        switch (calendar) {
            case "ZAJO" -> {
                days.put(GENERAL_ELECTION, false);
                IntStream.rangeClosed(Math.max(firstYear, 1995), lastYear)
                        .mapToObj(year -> LocalDate.of(year, Month.DECEMBER, 26))
                        .filter(goodwill -> goodwill.getDayOfWeek() == DayOfWeek.SUNDAY)
                        .forEach(goodwill -> days.put(goodwill.plusDays(1), false));
            }
            case "USNY" ->
                    IntStream.rangeClosed(Math.max(firstYear, 2021), lastYear)
                            .mapToObj(year -> LocalDate.of(year, Month.JUNE, 19))
                            .filter(juneteenth -> juneteenth.getDayOfWeek() == DayOfWeek.SATURDAY)
                            .forEach(juneteenth -> days.put(juneteenth.minusDays(1), true));
            default -> {}
        }
        return days;
    }
}
