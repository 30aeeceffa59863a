package com.fxbatchtrader.files.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

class DateTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-11-25",
        "2026/11/25, 2026-11-25",
        "25 Nov 2026, 2026-11-25",
        "5-nov-2026, 2026-11-05",
        "2028-02-29, 2028-02-29"
    })
    void reads_dates_that_have_one_meaning(String text, LocalDate date) {
        assertThat(DateText.parse(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05/11/2026", "11/05/2026", "25.11.2026", "2026-13-01", "2026-02-29", "2026-11-31", "26-11-25",
                "20261125", "46351", "tomorrow", "2026-11-25T00:00", "٢٠٢٦-١١-٢٥", "2026-1-5", "+2026-11-25"
            })
    void reads_no_date_that_could_be_another_one(String text) {
        assertThat(DateText.parse(text)).isEmpty();
    }
}
