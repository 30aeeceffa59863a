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
import java.util.stream.Collectors;

/// The business days of one currency's centre: the library's calendar with our amendments and the desk's. Immutable.
///
/// Outside the years of its data the library calls every weekday open; here that is an error.
final class Centre {

    // Every calendar of the library has this year, and none has that week, which tells what its weekends are.
    private static final int YEAR_WITH_DATA = 2020;
    private static final LocalDate WEEK_WITHOUT_DATA = LocalDate.of(2300, 1, 1);

    private final String name;
    private final HolidayCalendar library;
    private final Set<DayOfWeek> weekend;
    private final Map<LocalDate, Boolean> amended;
    private final int firstYear;
    private final int lastYear;

    private Centre(String name, HolidayCalendar library, Map<LocalDate, Boolean> deskAmendments) {
        this.name = name;
        this.library = library;
        weekend =
                WEEK_WITHOUT_DATA
                        .datesUntil(WEEK_WITHOUT_DATA.plusWeeks(1))
                        .filter(library::isHoliday)
                        .map(LocalDate::getDayOfWeek)
                        .collect(Collectors.toUnmodifiableSet());
        if (!hasData(YEAR_WITH_DATA)) {
            throw new CalendarException("the calendar " + name + " has no holidays");
        }
        // asked from the middle outwards: a day outside its data costs the library an exception
        firstYear = lastWithData(-1);
        lastYear = lastWithData(1);
        Map<LocalDate, Boolean> all = new HashMap<>(ShippedAmendments.of(name, firstYear, lastYear));
        all.putAll(deskAmendments);
        amended = Map.copyOf(all);
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

    /// Whether banks are open there.
    ///
    /// @throws CalendarException when the data do not reach that year
    boolean open(LocalDate date) {
        if (date.getYear() < firstYear || date.getYear() > lastYear) {
            throw new CalendarException(
                    "the holidays of "
                            + name
                            + " are known from "
                            + firstYear
                            + " to "
                            + lastYear
                            + ", not for "
                            + date);
        }
        Boolean known = amended.get(date);
        return known == null ? library.isBusinessDay(date) : known;
    }

    /// The calendar's name, e.g. ZAJO.
    String name() {
        return name;
    }

    private int lastWithData(int step) {
        int year = YEAR_WITH_DATA;
        while (hasData(year + step)) {
            year += step;
        }
        return year;
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
