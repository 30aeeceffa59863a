package com.fxbatchtrader.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;

class BusinessDaysTest {

    private static final CurrencyPair USD_ZAR = CurrencyPair.parse("USD/ZAR");

    private final BusinessDays days = new BusinessDays(List.of());

    @Test
    void a_weekday_without_a_holiday_is_good() {
        assertThat(days.good(USD_ZAR, LocalDate.parse("2026-11-25"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28, USNY ZAJO", // a Saturday
        "2026-11-29, USNY ZAJO", // a Sunday
        "2026-12-25, USNY ZAJO", // Christmas
        "2026-12-16, ZAJO", // Day of Reconciliation
        "2026-11-26, USNY", // Thanksgiving
        "2026-11-25, ''"
    })
    void a_day_is_good_only_where_both_centres_are_open(LocalDate date, String closed) {
        assertThat(String.join(" ", days.closed(USD_ZAR, date))).isEqualTo(closed);
        assertThat(days.good(USD_ZAR, date)).isEqualTo(closed.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-12-27", "2032-12-27", "2038-12-27"})
    void johannesburg_is_closed_on_the_monday_after_a_day_of_goodwill_on_a_sunday(LocalDate monday) {
        assertThat(days.closed(USD_ZAR, monday)).containsExactly("ZAJO");
    }

    @Test
    void johannesburg_was_closed_on_the_day_of_the_general_election() {
        assertThat(days.closed(USD_ZAR, LocalDate.parse("2024-05-29"))).containsExactly("ZAJO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-06-18", "2032-06-18"})
    void new_york_is_open_on_the_friday_before_a_juneteenth_on_a_saturday(LocalDate friday) {
        assertThat(days.good(USD_ZAR, friday)).isTrue();
    }

    @Test
    void the_desk_adds_holidays_and_takes_them_away() {
        BusinessDays amended =
                new BusinessDays(
                        List.of(
                                new HolidayAmendment("ZAJO", LocalDate.parse("2026-11-25"), false),
                                new HolidayAmendment("ZAJO", LocalDate.parse("2026-12-16"), true),
                                new HolidayAmendment("GBLO", LocalDate.parse("2026-11-24"), false)));

        assertThat(amended.closed(USD_ZAR, LocalDate.parse("2026-11-25"))).containsExactly("ZAJO");
        assertThat(amended.good(USD_ZAR, LocalDate.parse("2026-12-16"))).isTrue();
        assertThat(amended.good(USD_ZAR, LocalDate.parse("2026-11-24"))).isTrue();
    }

    @Test
    void the_desks_word_goes_before_the_shipped_amendments_and_the_last_one_counts() {
        LocalDate monday = LocalDate.parse("2027-12-27");
        BusinessDays amended =
                new BusinessDays(
                        List.of(
                                new HolidayAmendment("ZAJO", monday, false),
                                new HolidayAmendment("ZAJO", monday, true)));

        assertThat(amended.good(USD_ZAR, monday)).isTrue();
    }

    @Test
    void an_amendment_names_a_calendar() {
        assertThatThrownBy(() -> new HolidayAmendment("Johannesburg", LocalDate.EPOCH, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ZAJO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1949-12-30", "2100-01-04", "2150-06-01", "9999-01-01"})
    void a_year_beyond_the_data_is_an_error_never_an_open_day(LocalDate date) {
        assertThatThrownBy(() -> days.good(USD_ZAR, date))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("not known")
                .hasMessageContaining(date.toString());
    }

    @Test
    void counting_does_not_run_over_the_end_of_the_data() {
        assertThatThrownBy(() -> days.plus(USD_ZAR, LocalDate.parse("2099-12-31"), 2))
                .isInstanceOf(CalendarException.class);
    }

    @ParameterizedTest
    @CsvSource({"EUR/USD, 2026-04-03, EUTA", "GBP/ZAR, 2026-08-31, GBLO", "USD/JPY, 2026-11-23, JPTO"})
    void other_currencies_have_the_calendars_of_their_centres(String pair, LocalDate date, String closed) {
        assertThat(days.closed(CurrencyPair.parse(pair), date)).containsExactly(closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD/KES", "USD/SAR", "ZAR/BWP"})
    void a_currency_without_calendar_is_an_error(String pair) {
        assertThatThrownBy(() -> days.good(CurrencyPair.parse(pair), LocalDate.parse("2026-11-25")))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("no holiday calendar");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 0, 2026-11-25",
        "2026-11-25, 1, 2026-11-27", // over Thanksgiving
        "2026-11-26, 0, 2026-11-27",
        "2026-11-27, 1, 2026-11-30", // over a weekend
        "2026-12-15, 2, 2026-12-18", // over the Day of Reconciliation
        "2026-12-24, 1, 2026-12-28" // Christmas is a Friday, Goodwill a Saturday
    })
    void counts_days_that_are_good_in_both_centres(LocalDate from, int count, LocalDate to) {
        assertThat(days.plus(USD_ZAR, from, count)).isEqualTo(to);
    }
}
