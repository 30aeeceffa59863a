package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The `Date` of an answer decides what "unknown" proves.
class BankTimeTest {

    @Test
    void every_date_is_read_as_it_was_written() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 2_000; i++) {
            Instant written = Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L));
            assertThat(BankTime.date(List.of(RawBank.httpDate(written)))).hasValue(written);
        }
    }

    @Test
    void one_digit_and_another_zone_are_read_too() {
        assertThat(BankTime.date(List.of("Tue, 3 Nov 2026 08:49:37 GMT")))
                .hasValue(Instant.parse("2026-11-03T08:49:37Z"));
        assertThat(BankTime.date(List.of("Tue, 24 Nov 2026 08:49:37 +0200")))
                .hasValue(Instant.parse("2026-11-24T06:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 24 Nov 2026 08:49:37 GMT",
                "Tue, 24 Nvm 2026 08:49:37 GMT",
                "Xyz, 24 Nov 2026 08:49:37 GMT",
                "Tue, 31 Nov 2026 08:49:37 GMT",
                "Tue, 24 Nov 2026 25:49:37 GMT",
                "Tue, 24 Nov 2026 08:49:61 GMT",
                "Tuesday, 24-Nov-26 08:49:37 GMT",
                "2026-11-24T08:49:37Z",
                ""
            })
    void what_is_no_date_says_nothing(String text) {
        assertThat(BankTime.date(List.of(text))).isEmpty();
    }

    @Test
    void a_wait_until_a_date_is_counted_from_the_banks_own() {
        Instant now = Instant.parse("2026-11-24T08:49:37Z");

        assertThat(BankTime.retryAfter(Optional.of(RawBank.httpDate(now.plusSeconds(7))), now))
                .hasValue(Duration.ofSeconds(7));
    }
}
