package com.fxbatchtrader.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class SpreadAndSideTest {

    @Test
    void a_pip_is_a_ten_thousandth_of_the_rate() {
        assertThat(Spread.of("358").asRate()).isEqualByComparingTo("0.0358");
    }

    @ParameterizedTest
    @CsvSource({"358, 358", "358.00, 358", "1E+2, 100", "0, 0", "0.00, 0", "12.5, 12.5", "99999, 99999"})
    void has_one_form_for_one_value(String text, String shown) {
        assertThat(Spread.of(text)).hasToString(shown).isEqualTo(Spread.of(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.01", "99999.01", "100000", "0.001", "1E+1000000000", "1E-1000000000"})
    void is_refused_outside_its_range_without_being_computed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Spread(new BigDecimal(text)));
    }

    @ParameterizedTest
    @CsvSource({"Buy, BUY", "BUY, BUY", "' sell ', SELL", "SeLL, SELL"})
    void a_side_is_read_in_any_case(String text, Side side) {
        assertThat(Side.parse(text)).contains(side);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "Bought", "Buy Sell", "=BUY"})
    void a_side_is_never_guessed(String text) {
        assertThat(Side.parse(text)).isEmpty();
    }
}
