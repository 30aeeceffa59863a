package com.fxbatchtrader.files.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.files.table.DecimalMark;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Random;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 5",
        "57109.73, 57109.73",
        "0.5, 0.5",
        "007, 7",
        "-5, -5",
        "-0.01, -0.01",
        "'50,000', 50000",
        "'1,234,567.89', 1234567.89",
        "50 000.00, 50000.00",
        "R50000.00, 50000.00",
        "R 50 000.00, 50000.00",
        "ZAR 50 000.00, 50000.00",
        "-R 5, -5",
        "R -5, -5"
    })
    void reads_numbers_with_a_decimal_point(String text, BigDecimal number) {
        assertThat(NumberText.parse(text, "ZAR", DecimalMark.POINT)).contains(number);
    }

    @ParameterizedTest
    @CsvSource({
        "'57109,73', 57109.73",
        "'1.234.567,89', 1234567.89",
        "50.000, 50000",
        "'50 000,00', 50000.00",
        "'R 50 000,00', 50000.00",
        "'R\u00A050\u00A0000,00', 50000.00",
        "'50\u202F000,00', 50000.00",
        "'50\u2009000,5', 50000.5"
    })
    void reads_numbers_with_a_decimal_comma(String text, BigDecimal number) {
        assertThat(NumberText.parse(text, "ZAR", DecimalMark.COMMA)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "R",
                "-",
                ".",
                ",",
                ".5",
                "5.",
                "1e6",
                "1E6",
                "1E10000000",
                "0x10",
                "1_000",
                "+5",
                "--5",
                "5-",
                "(5.00)",
                "1.2.3",
                "1,2,3",
                "1,23",
                "12,34.00",
                "1234,567",
                "1 00",
                "1  000",
                "1,000 000",
                "1'000",
                "NaN",
                "Infinity",
                "٣٤٥",
                "１２",
                "\u22125",
                "–5",
                "5\u200B",
                "=5",
                "R R 5",
                "$5",
                "USD 5",
                "5 ZAR",
                "r 5",
                "5%",
                "½",
                "1,,000"
            })
    void reads_nothing_else(String text) {
        assertThat(NumberText.parse(text, "ZAR", DecimalMark.POINT)).isEmpty();
    }

    @Test
    void takes_a_currency_only_in_its_own_column() {
        assertThat(NumberText.parse("USD 5", "USD", DecimalMark.POINT)).contains(new BigDecimal("5"));
        assertThat(NumberText.parse("R 5", "USD", DecimalMark.POINT)).isEmpty();
        assertThat(NumberText.parse("R 5", "", DecimalMark.POINT)).isEmpty();
    }

    @Test
    void takes_up_to_30_digits_and_12_decimals_and_computes_no_others() {
        assertThat(NumberText.parse("9".repeat(30), "", DecimalMark.POINT)).isPresent();
        assertThat(NumberText.parse("9".repeat(31), "", DecimalMark.POINT)).isEmpty();
        assertThat(NumberText.parse("1." + "1".repeat(12), "", DecimalMark.POINT)).isPresent();
        assertThat(NumberText.parse("1." + "1".repeat(13), "", DecimalMark.POINT)).isEmpty();
        assertThat(NumberText.parse("9".repeat(10_000_000), "", DecimalMark.POINT)).isEmpty();
    }

    @RepeatedTest(20)
    void reads_back_what_was_written_in_any_locale(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 500; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong(), random.nextInt(0, 5));
            DecimalMark mark = random.nextBoolean() ? DecimalMark.POINT : DecimalMark.COMMA;
            String written = write(number, mark, random);

            assertThat(NumberText.parse(written, "ZAR", mark))
                    .as("seed %d, %s as %s", repetition.getCurrentRepetition(), number, written)
                    .contains(number);
        }
    }

    private static String write(BigDecimal number, DecimalMark mark, Random random) {
        String[] parts = number.abs().toPlainString().split("\\.", 2);
        String[] separators = {"", String.valueOf(mark.thousands()), " ", "\u00A0", "\u202F", "\u2009"};
        String separator = separators[random.nextInt(separators.length)];
        StringBuilder whole = new StringBuilder(parts[0]);
        for (int at = whole.length() - 3; at > 0; at -= 3) {
            whole.insert(at, separator);
        }
        String[] signs = {"", "R", "R ", "R\u00A0", "ZAR "};
        String text = whole + (parts.length == 1 ? "" : mark.decimal() + parts[1]);
        return (number.signum() < 0 ? "-" : "") + signs[random.nextInt(signs.length)] + text;
    }
}
