package com.fxbatchtrader.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class CheckedAndCellTest {

    private static final FileProblem ROW_3 = new FileProblem(3, "A", ProblemCode.TOO_LONG, "x", "y");
    private static final FileProblem ROW_3_TOO = new FileProblem(3, "B", ProblemCode.TOO_LONG, "x", "y");
    private static final FileProblem ROW_9 = new FileProblem(9, "A", ProblemCode.TOO_LONG, "x", "y");
    private static final FileProblem FILE = FileProblem.ofFile(ProblemCode.CONTROL_COUNT, "2 trades", "3");

    @Test
    void a_file_without_problems_is_imported_as_a_whole() {
        assertThat(new Checked<>(List.of("a"), List.of(), List.of(), 1).clean()).isTrue();
    }

    @Test
    void rejects_are_the_rows_with_all_their_problems_in_order() {
        Checked<String> checked = new Checked<>(List.of("a"), List.of(), List.of(ROW_3, ROW_3_TOO, ROW_9), 3);

        assertThat(checked.rejects())
                .containsExactly(
                        java.util.Map.entry(3, List.of(ROW_3, ROW_3_TOO)), java.util.Map.entry(9, List.of(ROW_9)));
        assertThat(checked.importableInPart()).isTrue();
        assertThat(checked.clean()).isFalse();
    }

    @Test
    void problems_of_the_file_come_first_and_stop_everything() {
        Checked<String> checked = new Checked<>(List.of("a"), List.of(FILE), List.of(ROW_3), 2);

        assertThat(checked.problems()).containsExactly(FILE, ROW_3);
        assertThat(checked.importableInPart()).isFalse();
    }

    @Test
    void there_is_nothing_to_import_in_part_where_no_row_is_valid() {
        assertThat(new Checked<>(List.of(), List.of(), List.of(ROW_3), 1).importableInPart()).isFalse();
    }

    @Test
    void a_cell_is_blank_unreadable_or_has_a_value() {
        assertThat(Cell.blank()).returns(true, Cell::isBlank).returns(false, Cell::isUnreadable);
        assertThat(Cell.unreadable()).returns(false, Cell::isBlank).returns(true, Cell::isUnreadable);
        assertThat(Cell.of(5, "5,00")).returns(false, Cell::isBlank).returns(false, Cell::isUnreadable);
        assertThat(Cell.of(5, "5,00").value()).contains(5);
        assertThat(Cell.of(5, "5,00").found()).isEqualTo("5,00");
        assertThat(Cell.<Integer>blank().value()).isEmpty();
        assertThat(Cell.unreadable().found()).isEmpty();
    }
}
