package com.fxbatchtrader.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

class BookingKeyTest {

    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    private static final UUID DESK = UUID.fromString("7d444840-9dc0-11d1-b245-5ffdce74fad2");
    private static final UUID TRADE = UUID.fromString("01940b6e-7c00-7000-8000-000000000001");

    @Test
    void is_the_version_5_of_the_standards_own_example() {
        assertThat(BookingKey.version5(DNS, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void is_the_same_again_for_the_same_attempt() {
        assertThat(BookingKey.of(DESK, TRADE, 1))
                .isEqualTo(BookingKey.of(DESK, TRADE, 1))
                .isEqualTo(BookingKey.version5(DESK, "01940b6e-7c00-7000-8000-000000000001/1"));
    }

    @Test
    void differs_by_desk_trade_and_attempt() {
        UUID key = BookingKey.of(DESK, TRADE, 1);

        assertThat(BookingKey.of(DESK, TRADE, 2)).isNotEqualTo(key);
        assertThat(BookingKey.of(DESK, DESK, 1)).isNotEqualTo(key);
        assertThat(BookingKey.of(DNS, TRADE, 1)).isNotEqualTo(key);
    }

    @Test
    void says_its_version_and_variant() {
        UUID key = BookingKey.of(DESK, TRADE, 7);

        assertThat(key.version()).isEqualTo(5);
        assertThat(key.variant()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void there_is_no_attempt_before_the_first(int attempt) {
        assertThatThrownBy(() -> BookingKey.of(DESK, TRADE, attempt)).isInstanceOf(IllegalArgumentException.class);
    }
}
