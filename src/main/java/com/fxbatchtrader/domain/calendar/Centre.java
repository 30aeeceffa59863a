package com.fxbatchtrader.domain.calendar;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The business days of one currency's centre: the library's calendar with our amendments and the desk's. Safe for any
/// thread.
///
/// Outside the years of its data the library calls every weekday open; here that is an error. A year has data when at
/// least one of its weekdays is a holiday, which is asked for each year once: asking for all of them at the beginning
/// would cost milliseconds, for a day outside its data costs the library an exception.
final class Centre {

    // No calendar of the library has this week, which tells what its weekends are.
    private static final LocalDate WEEK_WITHOUT_DATA = LocalDate.of(2300, 1, 1);

    private final String name;
    private final HolidayCalendar library;
    private final Map<LocalDate, Boolean> deskAmendments;
    private final Set<DayOfWeek> weekend;
    private final Map<Integer, Boolean> yearsWithData = new ConcurrentHashMap<>();

    private Centre(String name, HolidayCalendar library, Map<LocalDate, Boolean> deskAmendments) {
        this.name = name;
        this.library = library;
        this.deskAmendments = Map.copyOf(deskAmendments);
        weekend =
                WEEK_WITHOUT_DATA
                        .datesUntil(WEEK_WITHOUT_DATA.plusWeeks(1))
                        .filter(library::isHoliday)
                        .map(LocalDate::getDayOfWeek)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// The centre of a currency.
    ///
    /// @throws CalendarException when the library has none
    static Centre of(String currency, List<HolidayAmendment> deskAmendments) {
        HolidayCalendarId id =
                HolidayCalendarId.findDefaultByCurrency(Currency.of(currency)).orElseThrow(() -> unknown(currency));
        HolidayCalendar library = ReferenceData.standard().findValue(id).orElseThrow(() -> unknown(currency));
        Map<LocalDate, Boolean> amendments = new HashMap<>();
        deskAmendments.stream()
                .filter(amendment -> amendment.calendar().equals(id.getName()))
                .forEach(amendment -> amendments.put(amendment.date(), amendment.open()));
        return new Centre(id.getName(), library, amendments);
    }

    /// Whether banks are open there: by the desk's word, else by the amendments shipped, else by the library.
    ///
    /// @throws CalendarException when the data do not reach that year
    boolean open(LocalDate date) {
        if (!yearsWithData.computeIfAbsent(date.getYear(), this::hasData)) {
            throw new CalendarException("the holidays of " + name + " are not known for " + date);
        }
        Boolean amended = deskAmendments.get(date);
        return amended != null
                ? amended
                : ShippedAmendments.of(name, date).orElseGet(() -> library.isBusinessDay(date));
    }

    /// The calendar's name, e.g. ZAJO.
    String name() {
        return name;
    }

    private boolean hasData(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1))
                .anyMatch(day -> !weekend.contains(day.getDayOfWeek()) && library.isHoliday(day));
    }

    private static CalendarException unknown(String currency) {
        return new CalendarException("no holiday calendar is known for " + currency);
    }
}
