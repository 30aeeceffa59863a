package com.fxbatchtrader.files.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class BlanksTest {

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\u00A0", "\u202F", "\u2009", "\u2007", "\u3000", " \u00A0\t"})
    void knows_every_blank_of_spreadsheets(String blank) {
        assertThat(Blanks.isBlank(blank)).isTrue();
        assertThat(Blanks.strip(blank + "a" + blank + "b" + blank)).isEqualTo("a" + blank + "b");
        assertThat(Blanks.collapsed(blank + "a" + blank + blank + "b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "\u200B", "\uFEFF", "\u0000", "."})
    void takes_nothing_else_for_one(String text) {
        assertThat(Blanks.isBlank(text)).isFalse();
        assertThat(Blanks.strip(text)).isEqualTo(text);
    }

    @Test
    void a_row_has_empty_texts_where_it_has_no_cells() {
        TableRow row = new TableRow(7, List.of(" a ", "\u00A0"));

        assertThat(row.text(0)).isEqualTo("a");
        assertThat(row.text(1)).isEmpty();
        assertThat(row.text(2)).isEmpty();
        assertThat(row.isBlank()).isFalse();
        assertThat(new TableRow(8, List.of("", " ")).isBlank()).isTrue();
        assertThat(new TableRow(9, List.of()).isBlank()).isTrue();
    }
}
