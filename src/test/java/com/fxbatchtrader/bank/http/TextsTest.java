package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/// Texts of the bank fit into the columns that keep them.
class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "größer", "利率 is 17", "🏦🏦🏦", "x🏦é利"})
    void the_first_bytes_are_the_longest_beginning_that_fits(String text) {
        for (int most = 0; most <= 20; most++) {
            String first = Texts.firstBytes(text, most);
            int next = first.length() == text.length() ? 0 : Character.charCount(text.codePointAt(first.length()));

            assertThat(text).startsWith(first);
            assertThat(bytes(first)).isLessThanOrEqualTo(most);
            assertThat(next == 0 || bytes(text.substring(0, first.length() + next)) > most).isTrue();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
