package com.fxbatchtrader.files.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.DateOrder;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.ReadOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class DateColumnTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);

    private static DateColumn column(String... texts) {
        DateColumn column = new DateColumn("Value Date");
        for (int i = 0; i < texts.length; i++) {
            column.see(i + 2, texts[i]);
        }
        return column;
    }

    private static FileRefusedException refused(DateColumn column) {
        return catchThrowableOfType(FileRefusedException.class, () -> column.decide("f.csv", ReadOptions.NONE));
    }

    private static Cell<LocalDate> read(String text, DateOrder order, List<FileProblem> problems) {
        return column().cell(7, Cell.of(text, text), order, problems);
    }

    @Test
    void one_row_that_tells_decides_for_all() {
        assertThat(column("05/11/2026", "25/11/2026").decide("f.csv", ReadOptions.NONE)).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(column("11-25-2026", "11-05-2026").decide("f.csv", ReadOptions.NONE))
                .isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(read("05/11/2026", DateOrder.DAY_FIRST, List.of()).value()).contains(DAY);
        assertThat(read("11.5.2026", DateOrder.MONTH_FIRST, List.of()).value()).contains(DAY);
    }

    @Test
    void where_no_row_tells_it_is_asked_with_both_meanings() {
        FileRefusedException refused = refused(column("", "2026-11-30", "07/07/2026", "05/11/2026"));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.AMBIGUOUS_DATES);
        assertThat(refused).hasMessageContaining("f.csv:5: Value Date").hasMessageContaining("--dates day-first");
        assertThat(refused.question().orElseThrow())
                .isEqualTo(
                        new Question(
                                Question.About.DATES,
                                "Value Date",
                                List.of(
                                        new Question.Choice("day-first", "05/11/2026 is 5 November 2026"),
                                        new Question.Choice("month-first", "05/11/2026 is 11 May 2026"))));
        assertThat(column("05/11/2026").decide("f.csv", ReadOptions.NONE.with(DateOrder.MONTH_FIRST)))
                .isEqualTo(DateOrder.MONTH_FIRST);
    }

    @Test
    void rows_that_contradict_each_other_are_named() {
        FileRefusedException refused = refused(column("25/11/2026", "11/25/2026"));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.MIXED_DATES);
        assertThat(refused.problem().row()).isEqualTo(3);
        assertThat(refused).hasMessageContaining("row 2 (25/11/2026)");
    }

    @Test
    void dates_that_have_one_meaning_need_no_order() {
        assertThat(column("2026-11-05", "07/07/2026", "5 Nov 2026", "x").decide("f.csv", ReadOptions.NONE)).isNotNull();
        assertThat(read("5 November 2026", DateOrder.MONTH_FIRST, List.of()).value()).contains(DAY);
        assertThat(read("2026.11.05", DateOrder.MONTH_FIRST, List.of()).value()).contains(DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "31/02/2026, a day that there is",
        "05/11/26, a year of four figures",
        "5-Nov-26, a year of four figures",
        "tomorrow, a date such as",
        "2026-11-05T10:15:00, a date such as",
        "05/11-2026, a date such as",
        "\u0660\u0665/11/2026, a date such as"
    })
    void what_is_no_date_is_named(String text, String expected) {
        List<FileProblem> problems = new ArrayList<>();

        assertThat(read(text, DateOrder.DAY_FIRST, problems).isUnreadable()).isTrue();
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.expected()).contains(expected));
    }
}
