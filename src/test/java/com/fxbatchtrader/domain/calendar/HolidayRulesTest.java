package com.fxbatchtrader.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares the calendars with the laws themselves, computed here anew, for the years in which this program may run.
class HolidayRulesTest {

    private static final CurrencyPair USD_ZAR = CurrencyPair.parse("USD/ZAR");

    private final BusinessDays days = new BusinessDays(List.of());

    @ParameterizedTest
    @MethodSource("years")
    void johannesburg_keeps_the_public_holidays_act(int year) {
        Set<LocalDate> expected = new TreeSet<>();
        LocalDate easter = easter(year);
        List<LocalDate> named = new ArrayList<>(List.of(easter.minusDays(2), easter.plusDays(1)));
        Stream.of("01-01", "03-21", "04-27", "05-01", "06-16", "08-09", "09-24", "12-16", "12-25", "12-26")
                .map(day -> LocalDate.parse(year + "-" + day))
                .forEach(named::add);
        named.forEach(day -> expected.add(day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day));
        if (LocalDate.of(year, Month.DECEMBER, 25).getDayOfWeek() == DayOfWeek.SUNDAY) {
            // the Monday is the Day of Goodwill already; the Tuesday was proclaimed in 2011, 2016 and 2022
            expected.add(LocalDate.of(year, Month.DECEMBER, 27));
        }

        assertThat(weekdaysClosed("ZAJO", year)).isEqualTo(weekdays(expected));
    }

    @ParameterizedTest
    @MethodSource("years")
    void new_york_keeps_the_holidays_of_the_federal_reserve(int year) {
        Set<LocalDate> expected = new TreeSet<>();
        expected.add(nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY));
        expected.add(nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY));
        expected.add(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        expected.add(nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY));
        expected.add(nth(year, Month.OCTOBER, 2, DayOfWeek.MONDAY));
        expected.add(nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY));
        Stream.of("01-01", "06-19", "07-04", "11-11", "12-25")
                .map(day -> LocalDate.parse(year + "-" + day))
                .forEach(day -> expected.add(day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day));

        assertThat(weekdaysClosed("USNY", year)).isEqualTo(weekdays(expected));
    }

    static Stream<Integer> years() {
        return Stream.iterate(2025, year -> year + 1).limit(40);
    }

    private Set<LocalDate> weekdaysClosed(String calendar, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return weekdays(
                first.datesUntil(first.plusYears(1))
                        .filter(day -> days.closed(USD_ZAR, day).contains(calendar))
                        .collect(Collectors.toSet()));
    }

    private static Set<LocalDate> weekdays(Set<LocalDate> dates) {
        return dates.stream()
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalDate nth(int year, Month month, int n, DayOfWeek day) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
