package com.fxbatchtrader.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

class TextsTest {

    private final Glyphs glyphs = Glyphs.of(StandardCharsets.UTF_8);

    @Test
    void a_terminal_is_never_told_what_a_file_says() {
        assertThat(Texts.safe("a\u001B[2Jb\u0007\u202Ec\nd\te")).isEqualTo("a\uFFFD[2Jb\uFFFD\uFFFDc d e");
        assertThat(Texts.safe("Bürgers & Söhne, 東京")).isEqualTo("Bürgers & Söhne, 東京");
    }

    @Test
    void width_counts_columns_not_characters_nor_colours() {
        assertThat(Texts.width("abc")).isEqualTo(3);
        assertThat(Texts.width("東京")).isEqualTo(4);
        assertThat(Texts.width("e\u0301")).isEqualTo(1);
        assertThat(Texts.width("\u001B[31mred\u001B[0m")).isEqualTo(3);
    }

    @Test
    void text_is_cut_by_columns_with_a_sign() {
        assertThat(Texts.cut("abcdef", 6, glyphs)).isEqualTo("abcdef");
        assertThat(Texts.cut("abcdef", 4, glyphs)).isEqualTo("abc…");
        assertThat(Texts.cut("東京都", 4, glyphs)).isEqualTo("東…");
        assertThat(Texts.cut("abcdef", 1, glyphs)).isEqualTo("a");
    }

    @Test
    void long_text_is_wrapped_at_blanks() {
        assertThat(Texts.wrapped("one two three four", 9)).containsExactly("one two", "three", "four");
        assertThat(Texts.wrapped("immeasurable", 5)).containsExactly("immeasurable");
    }

    @ParameterizedTest
    @CsvSource({
        "1234567.8900,ZAR,1 234 567.89",
        "-1234.5,ZAR,-1 234.50",
        "999,USD,999.00",
        "1000000,JPY,1 000 000",
        "0.125,USD,0.125",
        "100,XXX,100.00"
    })
    void amounts_are_grouped_and_have_their_minor_units(String amount, String currency, String text) {
        assertThat(Amounts.money(new BigDecimal(amount), currency)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"17.79000000,17.7900", "17.8,17.8000", "17.123456,17.123456", "0.05620001,0.05620001"})
    void rates_have_four_decimals_or_all_they_have(String rate, String text) {
        assertThat(Amounts.rate(new BigDecimal(rate))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"27,0:27", "65,1:05", "3723,1:02:03", "-5,0:00"})
    void spans_are_shown_as_a_clock(long seconds, String text) {
        assertThat(Amounts.clock(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"27,27 s", "840,14 min", "4200,1 h 10 min", "259200,3 d"})
    void ages_are_said_in_words(long seconds, String text) {
        assertThat(Amounts.age(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void times_are_shown_in_the_desks_zone() {
        assertThat(Amounts.moment(Instant.parse("2026-11-23T08:42:17Z"), ZoneId.of("Africa/Johannesburg")))
                .isEqualTo("23 Nov 2026 10:42:17");
    }

    @Test
    void cells_of_a_bar_are_all_given_out_and_whoever_counts_gets_one() {
        assertThat(Shares.of(new int[] {9_998, 1, 1, 0, 0}, 20)).containsExactly(18, 1, 1, 0, 0);
        assertThat(Shares.of(new int[] {0, 10, 0, 0, 0}, 20)).containsExactly(0, 20, 0, 0, 0);
        assertThat(Shares.of(new int[] {0, 0, 0, 0, 0}, 20)).containsExactly(0, 0, 0, 0, 20);
        assertThat(Arrays.stream(Shares.of(new int[] {3, 3, 3, 3, 3}, 16)).sum()).isEqualTo(16);
    }

    @Test
    void a_terminal_without_the_characters_gets_plain_ones() {
        assertThat(Glyphs.of(StandardCharsets.US_ASCII).full()).isEqualTo('#');
        assertThat(glyphs.full()).isEqualTo('█');
    }
}
