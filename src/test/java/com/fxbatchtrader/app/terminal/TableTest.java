package com.fxbatchtrader.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.app.terminal.Table.Cell;
import com.fxbatchtrader.app.terminal.Table.Column;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

class TableTest {

    private static Look look(Ink ink, int width) {
        return new Look(ink, Glyphs.of(StandardCharsets.UTF_8), width, ZoneOffset.UTC);
    }

    private static Table table() {
        return new Table(Column.whole("ID"), Column.text("NAME"), Column.number("AMOUNT"));
    }

    @Test
    void columns_are_aligned_numbers_at_the_right() {
        Table table = table().row("1", "Ann", "1.00").row("22", "Benjamin", "12 345.00");

        assertThat(table.lines(look(Ink.none(), 80)))
                .containsExactly("ID  NAME         AMOUNT", "1   Ann            1.00", "22  Benjamin  12 345.00");
    }

    @Test
    void where_there_is_no_room_only_text_is_cut() {
        Table table = table().row("1", "A name of many letters", "12 345.00");

        assertThat(table.lines(look(Ink.none(), 27)))
                .allMatch(l -> l.length() <= 27)
                .last()
                .isEqualTo("1   A name of m…  12 345.00");
    }

    @Test
    void a_terminal_that_is_far_too_narrow_loses_no_number() {
        Table table = table().row("1", "A name of many letters", "12 345.00");

        assertThat(table.lines(look(Ink.none(), 5)).getLast()).contains("12 345.00").contains("A name …");
    }

    @Test
    void colours_do_not_disturb_the_alignment() {
        Table table =
                table().row(List.of(Cell.of("1", Style.BAD), Cell.of("Ann", Style.GOOD), Cell.of("1.00", Style.PLAIN)));

        String plain = table.lines(look(Ink.none(), 80)).getLast();
        String coloured = table.lines(look(Ink.ansi(), 80)).getLast();
        assertThat(coloured).contains("\u001B[31m1\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void what_a_cell_would_tell_the_terminal_is_taken_out() {
        assertThat(table().row("1", "\u001B[2J", "").lines(look(Ink.none(), 80)).getLast()).doesNotContain("\u001B");
    }

    @Test
    void a_row_needs_a_cell_for_each_column() {
        assertThatThrownBy(() -> table().row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
