package com.fxbatchtrader.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fxbatchtrader.domain.calendar.ValueDates.Verdict;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class ValueDatesTest {

    private static final CurrencyPair USD_ZAR = CurrencyPair.parse("USD/ZAR");
    private static final ZoneId DESK = ZoneId.of("Africa/Johannesburg");

    private final ValueDates withCutOffs = new ValueDates(new BusinessDays(List.of()), CutOffs.DEFAULT, DESK);
    private final ValueDates withoutCutOffs = new ValueDates(new BusinessDays(List.of()), CutOffs.NONE, DESK);

    @ParameterizedTest
    @CsvSource({
        // Tuesday, 24 November 2026; Thursday is Thanksgiving
        "2026-11-24T09:00, CASH, 2026-11-24",
        "2026-11-24T09:00, TOM, 2026-11-25",
        "2026-11-24T09:00, SPOT, 2026-11-27",
        // up to the cut-off, and from it on
        "2026-11-24T10:59:59, CASH, 2026-11-24",
        "2026-11-24T11:00, CASH, 2026-11-25",
        "2026-11-24T14:59:59, TOM, 2026-11-25",
        "2026-11-24T15:00, TOM, 2026-11-27",
        "2026-11-24T15:59:59, SPOT, 2026-11-27",
        "2026-11-24T16:00, SPOT, 2026-11-30",
        // Cash after the cut-off of a Friday is Monday
        "2026-11-27T12:00, CASH, 2026-11-30",
        // on a Saturday the deal counts as one of Monday, whatever the time
        "2026-11-28T23:00, CASH, 2026-11-30",
        "2026-11-28T09:00, TOM, 2026-12-01",
        "2026-11-28T09:00, SPOT, 2026-12-02"
    })
    void settles_so_many_good_days_after_the_trade_date(String deskTime, Delivery delivery, LocalDate valueDate) {
        assertThat(withCutOffs.derive(delivery, USD_ZAR, at(deskTime))).isEqualTo(valueDate);
    }

    @Test
    void knows_no_cut_off_in_the_demo() {
        assertThat(withoutCutOffs.derive(Delivery.CASH, USD_ZAR, at("2026-11-24T23:59")))
                .isEqualTo(LocalDate.parse("2026-11-24"));
    }

    @Test
    void has_the_cut_offs_of_the_desk() {
        ValueDates early =
                new ValueDates(
                        new BusinessDays(List.of()), new CutOffs(Map.of(Delivery.SPOT, LocalTime.of(8, 0))), DESK);

        assertThat(early.derive(Delivery.SPOT, USD_ZAR, at("2026-11-30T08:00")))
                .isEqualTo(LocalDate.parse("2026-12-03"));
        assertThat(early.derive(Delivery.CASH, USD_ZAR, at("2026-11-30T20:00")))
                .isEqualTo(LocalDate.parse("2026-11-30"));
    }

    @Test
    void reckons_in_the_desks_zone() {
        Instant lateInLondon = Instant.parse("2026-11-24T22:30:00Z");

        assertThat(withoutCutOffs.today(lateInLondon)).isEqualTo(LocalDate.parse("2026-11-25"));
        assertThat(withoutCutOffs.derive(Delivery.CASH, USD_ZAR, lateInLondon))
                .isEqualTo(LocalDate.parse("2026-11-25"));
    }

    @Test
    void a_derived_date_rolls_when_the_trade_runs_later() {
        TradeOrder order = order(Delivery.CASH, Optional.empty());

        assertThat(withCutOffs.whenRun(order, at("2026-11-24T10:00"))).isEqualTo(good("2026-11-24"));
        assertThat(withCutOffs.whenRun(order, at("2026-11-24T11:00"))).isEqualTo(good("2026-11-25"));
        assertThat(withCutOffs.whenRun(order, at("2026-11-25T11:00"))).isEqualTo(good("2026-11-27"));
    }

    @Test
    void a_given_date_stands_while_it_can_be_met() {
        TradeOrder order = order(Delivery.CASH, Optional.of(LocalDate.parse("2026-11-25")));

        assertThat(withCutOffs.whenRun(order, at("2026-11-24T18:00"))).isEqualTo(good("2026-11-25"));
        assertThat(withCutOffs.whenRun(order, at("2026-11-25T10:59"))).isEqualTo(good("2026-11-25"));
    }

    @Test
    void a_given_date_fails_the_trade_after_the_cut_off_and_is_never_rolled() {
        TradeOrder order = order(Delivery.CASH, Optional.of(LocalDate.parse("2026-11-25")));

        assertThat(withCutOffs.whenRun(order, at("2026-11-25T11:00")))
                .asInstanceOf(type(Verdict.Missed.class))
                .satisfies(
                        missed -> {
                            assertThat(missed.reason()).isEqualTo(ReasonCode.CUT_OFF);
                            assertThat(missed.text()).contains("2026-11-25", "Cash", "11:00", "2026-11-27");
                        });
    }

    @Test
    void a_given_date_that_is_too_soon_for_its_delivery_fails_the_trade() {
        TradeOrder order = order(Delivery.SPOT, Optional.of(LocalDate.parse("2026-11-25")));

        assertThat(withoutCutOffs.whenRun(order, at("2026-11-24T10:00")))
                .asInstanceOf(type(Verdict.Missed.class))
                .extracting(Verdict.Missed::reason)
                .isEqualTo(ReasonCode.CUT_OFF);
    }

    @Test
    void a_past_date_is_called_so() {
        TradeOrder order = order(Delivery.CASH, Optional.of(LocalDate.parse("2026-11-24")));

        assertThat(withCutOffs.whenRun(order, at("2026-11-25T00:00")))
                .isEqualTo(new Verdict.Missed(ReasonCode.VALUE_DATE_PAST, "the value date 2026-11-24 is past"));
    }

    @Test
    void a_given_date_that_has_become_a_holiday_since_fails_the_trade() {
        ValueDates amended =
                new ValueDates(
                        new BusinessDays(List.of(new HolidayAmendment("ZAJO", LocalDate.parse("2026-11-30"), false))),
                        CutOffs.NONE,
                        DESK);
        TradeOrder order = order(Delivery.CASH, Optional.of(LocalDate.parse("2026-11-30")));

        assertThat(amended.whenRun(order, at("2026-11-25T10:00")))
                .asInstanceOf(type(Verdict.Missed.class))
                .satisfies(missed -> assertThat(missed.text()).contains("2026-11-30", "holiday", "ZAJO"));
    }

    private static Verdict good(String date) {
        return new Verdict.Good(LocalDate.parse(date));
    }

    private static Instant at(String deskTime) {
        return java.time.LocalDateTime.parse(deskTime).atZone(DESK).toInstant();
    }

    private static TradeOrder order(Delivery delivery, Optional<LocalDate> given) {
        UUID id = new UUID(0, 1);
        return new TradeOrder(
                id,
                id,
                2,
                id,
                "76285288",
                new AccountNumber(id, "10286180131", "ZAR"),
                new AccountNumber(id, "20972770615", "USD"),
                Side.BUY,
                USD_ZAR,
                "ZAR",
                new BigDecimal("100.00"),
                Spread.of("200"),
                delivery,
                given);
    }
}
