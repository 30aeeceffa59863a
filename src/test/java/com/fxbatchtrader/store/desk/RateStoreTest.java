package com.fxbatchtrader.store.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.calendar.HolidayAmendment;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.EventRow;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Reference rates, and the desk's row.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class RateStoreTest {

    private static final CurrencyPair EUR_ZAR = CurrencyPair.parse("EUR/ZAR");

    private final Stage stage;
    private final RateStore rates;

    RateStoreTest(DatabaseKind kind) {
        stage = new Stage(kind);
        rates = new RateStore(stage.database(), stage.pacing(), stage.ids());
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private void set(CurrencyPair pair, String rate) {
        rates.set(pair, new BigDecimal(rate), "rate set", Stage.ACTOR);
    }

    private List<EventRow> events() {
        return new EventQueries(stage.database())
                .ofStream(stage.database().deskId(), 0, 100).stream()
                        .filter(event -> event.kind().equals("RATE_SET"))
                        .toList();
    }

    @Test
    void the_latest_rate_of_a_pair_counts_and_the_former_stay() {
        assertThat(rates.latest(Stage.USD_ZAR)).isEmpty();
        set(Stage.USD_ZAR, "17.79");
        set(EUR_ZAR, "19.5");
        set(Stage.USD_ZAR, "17.8125");

        assertThat(rates.latest(Stage.USD_ZAR).orElseThrow().rate()).isEqualTo(new BigDecimal("17.8125"));
        assertThat(rates.latest()).extracting(ReferenceRate::pair).containsExactly("EUR/ZAR", "USD/ZAR");
        assertThat(rates.latest().get(1).rate()).isEqualTo(new BigDecimal("17.8125"));
        assertThat(stage.test().number("select count(*) from reference_rate")).isEqualTo(3);
    }

    @Test
    void age_is_by_the_databases_clock_and_never_negative() {
        set(Stage.USD_ZAR, "17.79");
        assertThat(rates.latest(Stage.USD_ZAR).orElseThrow().age()).isLessThan(Duration.ofMinutes(1));
        stage.test().execute("update reference_rate set since = timestamp with time zone '2020-01-01 00:00:00+00'");
        assertThat(rates.latest(Stage.USD_ZAR).orElseThrow().age()).isGreaterThan(Duration.ofDays(2000));
        stage.test().execute("update reference_rate set since = timestamp with time zone '2099-01-01 00:00:00+00'");
        assertThat(rates.latest(Stage.USD_ZAR).orElseThrow().age()).isZero();
    }

    @Test
    void each_rate_is_an_event_of_the_desk_with_what_it_was() {
        set(Stage.USD_ZAR, "17.79");
        set(Stage.USD_ZAR, "17.80");
        assertThat(events()).extracting(EventRow::before).containsExactly("", "USD/ZAR 17.79");
        assertThat(events().getLast().after()).isEqualTo("USD/ZAR 17.8 (rate set)");
        assertThat(events().getLast().actor()).isEqualTo(Stage.ACTOR);
        assertThat(new ChainCheck(stage.database()).stream(StreamKind.DESK, stage.database().deskId())).isEmpty();
    }

    @Test
    void the_desk_says_who_it_is_and_why_it_is_stopped() {
        DeskBook book = new DeskBook(stage.database());
        DeskState desk = book.state();
        assertThat(desk.deskId()).isEqualTo(stage.database().deskId());
        assertThat(desk.zone().getId()).isEqualTo("Africa/Johannesburg");
        assertThat(desk.bank()).isEmpty();
        assertThat(desk.stop()).isEmpty();

        stage.test().execute("update desk set stopped_at = now(), stopped_by = 'user:a@b', stop_reason = 'fire drill'");
        assertThat(book.state().stop()).contains("stopped by user:a@b: fire drill");
    }

    @Test
    void the_desks_own_holidays_are_read() {
        stage.test()
                .execute(
                        "insert into holiday_amendment (calendar, holiday, open, reason, changed_by, changed_at)"
                                + " values ('ZAJO', date '2026-11-04', false, 'elections', 'user:a@b', now())");
        assertThat(new DeskBook(stage.database()).holidayAmendments())
                .containsExactly(new HolidayAmendment("ZAJO", LocalDate.of(2026, 11, 4), false));
    }
}
