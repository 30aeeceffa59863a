package com.fxbatchtrader.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FileProblemTest {

    @Test
    void prints_as_file_row_column_and_what_was_found_and_is_expected() {
        FileProblem problem =
                new FileProblem(4, "Amount ZAR", ProblemCode.AMOUNT_NOT_POSITIVE, "-5", "an amount above 0");

        assertThat(problem.text("day/batch.csv"))
                .isEqualTo("day/batch.csv:4: Amount ZAR: found \"-5\", expected an amount above 0");
    }

    @Test
    void prints_without_row_and_column_where_the_file_is_meant() {
        assertThat(FileProblem.ofFile(ProblemCode.EMPTY, "an empty file", "rows").text("b.csv"))
                .isEqualTo("b.csv: found an empty file, expected rows");
    }

    @Test
    void calls_a_blank_cell_nothing() {
        assertThat(new FileProblem(4, "C", ProblemCode.MISSING_CIF, " ", "a CIF").found()).isEqualTo("nothing");
    }

    @Test
    void shows_no_character_that_a_terminal_would_obey() {
        FileProblem problem =
                new FileProblem(4, "C\u0007", ProblemCode.NOT_A_CIF, "\u001B[2J\n\u202Etxt\u0085\u200B", "a CIF");

        assertThat(problem.text("a\u001Bb"))
                .isEqualTo(
                        "a\\u001Bb:4: C\\u0007: found \"\\u001B[2J\\u000A\\u202Etxt\\u0085\\u200B\", "
                                + "expected a CIF");
    }

    @Test
    void cuts_what_is_too_long_to_be_stored_and_never_in_the_middle_of_a_character() {
        FileProblem problem = new FileProblem(4, "C", ProblemCode.NOT_A_CIF, "😀".repeat(1000), "a CIF");

        assertThat(problem.found()).hasSizeLessThanOrEqualTo(500).endsWith("😀…\"");
    }

    @Test
    void has_no_row_before_the_file_itself() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileProblem(-1, "", ProblemCode.EMPTY, "", ""));
    }
}
