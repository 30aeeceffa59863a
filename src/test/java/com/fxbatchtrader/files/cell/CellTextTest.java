package com.fxbatchtrader.files.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class CellTextTest {

    private static final String ALPHABET = "=+-@\t\r\n'\",;| a1.\u00A0\uFEFF\u202E\uFF1D\u0001é";

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @RepeatedTest(10)
    void what_is_neutralised_comes_back_as_it_was_and_no_two_texts_become_one(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, String> origins = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String text = random(random);
            String neutral = CellText.neutral(text);
            assertThat(CellText.plain(neutral)).isEqualTo(text);
            assertThat(origins.computeIfAbsent(neutral, _ -> text)).as(neutral).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+27 11 555",
                "@sum",
                "-1+1",
                "\t=1",
                "\r=1",
                " =1",
                "\u00A0=1",
                "\"=1",
                ",=1",
                ";=1",
                "|=1",
                "\uFEFF=1",
                "\u200F=1",
                "\uFF1D1",
                "'=1",
                "''=1",
                "\";=1",
                "-",
                "' -x",
                "\u0001=1"
            })
    void a_text_that_a_spreadsheet_may_compute_begins_with_an_apostrophe(String text) {
        assertThat(CellText.neutral(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "-5.00", "-1 000,50", "'t Hooft", "'", "O'Neil", "\"quoted\"", "'-5.00"})
    void any_other_text_stays_as_it_is(String text) {
        assertThat(CellText.neutral(text)).isEqualTo(text);
        assertThat(CellText.plain(text)).isEqualTo(text);
    }

    @Test
    void only_one_apostrophe_is_taken_away_and_only_before_a_formula() {
        assertThat(CellText.plain("''=1")).isEqualTo("'=1");
        assertThat(CellText.plain("'=1")).isEqualTo("=1");
        assertThat(CellText.plain("=1")).isEqualTo("=1");
        assertThat(CellText.plain("'a")).isEqualTo("'a");
    }

    @Test
    void a_text_file_is_read_as_it_was_before_it_was_kept_from_being_computed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "A,B\n'=1,O'Neil\n\"''@x\",'plain\n");
        List<List<String>> rows = new ArrayList<>();

        new TableSources(ReadLimits.DEFAULT).open(file, ReadOptions.NONE).read(row -> rows.add(row.cells()));

        assertThat(rows).containsExactly(List.of("A", "B"), List.of("=1", "O'Neil"), List.of("'@x", "'plain"));
    }

    @Test
    void a_cut_never_parts_two_surrogates() {
        assertThat(CellText.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(CellText.cut("ab😀", 4)).isEqualTo("ab😀");
    }
}
