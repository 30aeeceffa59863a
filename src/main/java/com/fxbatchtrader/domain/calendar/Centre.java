package com.fxbatchtrader.domain.calendar;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The business days of one currency's centre: the library's calendar with our amendments and the desk's. Immutable.
///
/// Outside the years of its data the library calls every weekday open; here that is an error.
final class Centre {

    // The library's data lie between these; a year outside all of them tells what its weekends are.
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2199;
    private static final LocalDate WEEK_WITHOUT_DATA = LocalDate.of(LATEST_YEAR + 1, 1, 1);

    private final String name;
    private final HolidayCalendar library;
    private final Map<LocalDate, Boolean> amended;
    private final int firstYear;
    private final int lastYear;

    private Centre(String name, HolidayCalendar library, Map<LocalDate, Boolean> deskAmendments) {
        this.name = name;
        this.library = library;
        firstYear = IntStream.rangeClosed(EARLIEST_YEAR, LATEST_YEAR)
                .filter(this::hasData)
                .findFirst()
                .orElseThrow(() -> new CalendarException("the calendar " + name + " has no holidays at all"));
        lastYear = IntStream.iterate(LATEST_YEAR, year -> year - 1)
                .filter(this::hasData)
                .findFirst()
                .orElseThrow();
        Map<LocalDate, Boolean> all = new HashMap<>(ShippedAmendments.of(name, firstYear, lastYear));
        all.putAll(deskAmendments);
        amended = Map.copyOf(all);
    }

    /// The centre of a currency.
    ///
    /// @throws CalendarException when the library has none
    static Centre of(String currency, List<HolidayAmendment> deskAmendments) {
        HolidayCalendarId id = HolidayCalendarId.findDefaultByCurrency(Currency.of(currency))
                .orElseThrow(() -> unknown(currency));
        HolidayCalendar library =
                ReferenceData.standard().findValue(id).orElseThrow(() -> unknown(currency));
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
            throw new CalendarException("the holidays of " + name + " are known from " + firstYear + " to " + lastYear
                    + ", not for " + date);
        }
        Boolean known = amended.get(date);
        return known == null ? library.isBusinessDay(date) : known;
    }

    /// The calendar's name, e.g. ZAJO.
    String name() {
        return name;
    }

    private boolean hasData(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1)).anyMatch(day -> library.isHoliday(day) && !weekend(day));
    }

    private boolean weekend(LocalDate day) {
        int ahead = Math.floorMod(day.getDayOfWeek().getValue() - WEEK_WITHOUT_DATA.getDayOfWeek().getValue(), 7);
        return library.isHoliday(WEEK_WITHOUT_DATA.plusDays(ahead));
    }

    private static CalendarException unknown(String currency) {
        return new CalendarException("no holiday calendar is known for " + currency);
    }
}
