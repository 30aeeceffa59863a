package com.fxbatchtrader.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class DealArithmeticTest {

    private static final CurrencyPair USD_ZAR = CurrencyPair.parse("USD/ZAR");

    private final DealArithmetic arithmetic = new DealArithmetic(4);

    @ParameterizedTest(name = "{0} ZAR at {1} with {2} pips")
    @CsvSource({
        "200000, 17.8288, 358, 11217.80, 401.60",
        "390000, 17.8260, 358, 21878.16, 783.24",
        "700000, 17.8260, 358, 39268.48, 1405.81",
        "400000, 17.8253, 358, 22440.02, 803.35"
    })
    void comes_to_the_figures_of_the_real_deal_sheet(
            BigDecimal zar, BigDecimal clientRate, String spread, BigDecimal usd, BigDecimal margin) {
        DealFigures figures = arithmetic.figures(USD_ZAR, "ZAR", zar, clientRate, Spread.of(spread));

        assertThat(figures.baseAmount()).isEqualTo(usd);
        assertThat(figures.margin()).isEqualTo(margin);
        assertThat(figures.quoteAmount()).isEqualTo(zar.setScale(2));
    }

    @ParameterizedTest
    @CsvSource({"18.12, 385, 18.16", "18.12, 150, 18.14"})
    void comes_to_the_rates_of_the_real_bank_slips(BigDecimal bankRate, String spread, BigDecimal clientRate) {
        assertThat(new DealArithmetic(2).clientRate(bankRate, Spread.of(spread), Side.BUY)).isEqualTo(clientRate);
    }

    @Test
    void adds_the_spread_where_the_client_buys_and_takes_it_off_where_he_sells() {
        BigDecimal bankRate = new BigDecimal("17.7930");

        assertThat(arithmetic.clientRate(bankRate, Spread.of("358"), Side.BUY)).isEqualTo("17.8288");
        assertThat(arithmetic.clientRate(bankRate, Spread.of("358"), Side.SELL)).isEqualTo("17.7572");
    }

    @Test
    void leaves_the_rate_where_there_is_no_spread() {
        assertThat(arithmetic.clientRate(new BigDecimal("17.7930"), Spread.of("0"), Side.SELL)).isEqualTo("17.7930");
    }

    @ParameterizedTest
    @CsvSource({"18.1250, 0, 18.13", "18.1249, 0, 18.12", "18.1150, 0, 18.12", "18.0050, 0, 18.01"})
    void rounds_half_up_and_once(BigDecimal bankRate, String spread, BigDecimal clientRate) {
        assertThat(new DealArithmetic(2).clientRate(bankRate, Spread.of(spread), Side.BUY)).isEqualTo(clientRate);
    }

    @Test
    void makes_the_margin_from_the_unrounded_base_amount() {
        DealFigures figures =
                arithmetic.figures(USD_ZAR, "ZAR", new BigDecimal("100"), new BigDecimal("3"), Spread.of("30000"));

        assertThat(figures.baseAmount()).isEqualTo("33.33");
        // from the rounded 33.33 it would be 99.99
        assertThat(figures.margin()).isEqualTo("100.00");
    }

    @Test
    void multiplies_where_the_deal_is_in_the_base_currency() {
        DealFigures figures =
                arithmetic.figures(
                        USD_ZAR, "USD", new BigDecimal("10000"), new BigDecimal("17.8288"), Spread.of("358"));

        assertThat(figures.baseAmount()).isEqualTo("10000.00");
        assertThat(figures.quoteAmount()).isEqualTo("178288.00");
        assertThat(figures.margin()).isEqualTo("358.00");
    }

    @Test
    void gives_each_amount_the_decimals_of_its_currency() {
        DealFigures figures =
                arithmetic.figures(
                        CurrencyPair.parse("USD/JPY"),
                        "USD",
                        new BigDecimal("10"),
                        new BigDecimal("151.255"),
                        Spread.of("0"));

        assertThat(figures.quoteAmount()).isEqualTo("1513");
        assertThat(figures.margin()).isEqualTo("0");
    }

    @Test
    void refuses_a_spread_that_leaves_no_rate() {
        assertThatThrownBy(() -> arithmetic.clientRate(new BigDecimal("0.0358"), Spread.of("358"), Side.SELL))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("358");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7})
    void takes_no_venue_with_other_than_0_to_6_decimals(int decimals) {
        assertThatThrownBy(() -> new DealArithmetic(decimals)).isInstanceOf(IllegalArgumentException.class);
    }
}
