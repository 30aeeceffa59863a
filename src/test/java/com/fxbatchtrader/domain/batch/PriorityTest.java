package com.fxbatchtrader.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "10, 10", "0, 1", "11, 10", "-2147483648, 1", "2147483647, 10"})
    void is_clamped_to_1_to_10(int asked, int level) {
        assertThat(new Priority(asked).level()).isEqualTo(level);
    }

    @Test
    void is_5_by_default() {
        assertThat(Priority.DEFAULT.level()).isEqualTo(5);
        assertThat(Priority.DEFAULT).hasToString("5");
    }
}
