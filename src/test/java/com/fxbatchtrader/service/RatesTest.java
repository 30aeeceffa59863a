package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.service.view.RateView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.file.Path;

/// Reference rates, and the check of the database.
class RatesTest {

    @TempDir private Path folder;

    private ServiceDesk desk;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_rate_that_was_set_is_listed_fresh() {
        RateView set = desk.rates().set("usd/zar", new BigDecimal("17.79"), ServiceDesk.ACTOR);
        assertThat(set.pair()).isEqualTo("USD/ZAR");
        assertThat(set.source()).isEqualTo("rate set");
        assertThat(set.setBy()).isEqualTo("user:thandi@desk-1");
        assertThat(desk.rates().list())
                .singleElement()
                .satisfies(
                        rate -> {
                            assertThat(rate.rate()).isEqualTo(new BigDecimal("17.79"));
                            assertThat(rate.stale()).isFalse();
                        });
    }

    @Test
    void an_old_rate_is_stale() {
        desk.rates().set("USDZAR", new BigDecimal("17.79"), ServiceDesk.ACTOR);
        desk.stage()
                .test()
                .execute("update reference_rate set since = timestamp with time zone '2020-01-01 00:00:00+00'");
        assertThat(desk.rates().list()).singleElement().satisfies(rate -> assertThat(rate.stale()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "USD/ZAR, 0, above 0",
        "USD/ZAR, -17.79, above 0",
        "USD/ZAR, 17.123456789, at most 8 decimals",
        "USD/ZAR, 1E+400, above 0",
        "USD/ZAR, 1E-400, at most 8 decimals",
        "ZAR/USD, 0.056, the wrong way round",
        "USD/XYZ, 1, no currency pair",
        "USDUSD, 1, no currency pair",
        "'', 1, no currency pair"
    })
    void a_rate_that_can_not_be_meant_is_refused(String pair, BigDecimal rate, String why) {
        assertThatThrownBy(() -> desk.rates().set(pair, rate, ServiceDesk.ACTOR))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(why);
        assertThat(desk.rates().list()).isEmpty();
    }

    @Test
    void a_sound_database_has_no_findings_and_a_changed_one_says_what_to_do() {
        desk.withClients().batch("morning", ServiceDesk.TRADES);
        SchemaCheck check = new SchemaCheck(desk.stage().database());
        assertThat(check.everything().good()).isTrue();
        assertThat(check.schema().version()).isEqualTo(check.schema().expected()).isNotEmpty();
        assertThat(check.schema().database()).startsWith("H2 2");

        desk.stage().test().execute("update batch set pending_trades = 2, failed_trades = 1");
        desk.stage().test().execute("update client set events_head_number = 5 where cif = '10000001'");
        assertThat(check.everything().findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).contains("stop trading on this database"));
    }

    @Test
    void an_actor_has_a_name_in_one_line() {
        assertThat(Actor.user("thandi", "desk-1")).hasToString("user:thandi@desk-1");
        assertThatThrownBy(() -> new Actor(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Actor("user:a\n@b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Actor.user("x".repeat(255), "h")).isInstanceOf(IllegalArgumentException.class);
    }
}
