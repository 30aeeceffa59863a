package com.fxbatchtrader.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ZAR", "USD", "EUR", "JPY", "KWD"})
    void knows_the_currencies_of_the_world(String code) {
        assertThat(Currencies.exists(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ZZZ", "zar", "Zar", "RAND", "US", "XAU", "XXX", "ＵＳＤ"})
    void knows_no_others_in_particular_no_gold(String code) {
        assertThat(Currencies.exists(code)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ZAR, 2", "USD, 2", "JPY, 0", "KWD, 3"})
    void has_the_minor_digits_of_each(String code, int digits) {
        assertThat(Currencies.minorDigits(code)).isEqualTo(digits);
    }

    @Test
    void has_no_minor_digits_of_a_currency_that_does_not_exist() {
        assertThatThrownBy(() -> Currencies.minorDigits("ZZZ"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ZZZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD/ZAR", "USDZAR", "ZARUSD", "ZAR/USD", " usd/zar ", "usd-zar"})
    void reads_a_pair_in_any_form_and_puts_it_in_market_order(String text) {
        assertThat(Currencies.pair(text)).contains(CurrencyPair.parse("USD/ZAR"));
    }

    @ParameterizedTest
    @CsvSource({"ZAREUR, EUR/ZAR", "USDEUR, EUR/USD", "JPYUSD, USD/JPY", "USDGBP, GBP/USD"})
    void knows_the_market_order_of_other_pairs(String text, String pair) {
        assertThat(Currencies.pair(text)).contains(CurrencyPair.parse(pair));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USD", "USD/USD", "USD/ZZZ", "USD/ZAR/X", "ZARUSDX", "USD ZAR", "=USDZAR"})
    void makes_no_pair_up(String text) {
        assertThat(Currencies.pair(text)).isEmpty();
    }
}
