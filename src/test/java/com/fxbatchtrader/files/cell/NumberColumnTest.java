package com.fxbatchtrader.files.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.files.TestFiles;
import com.fxbatchtrader.files.table.DecimalMark;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class NumberColumnTest {

    @TempDir private Path folder;

    @Test
    void one_row_that_tells_decides_for_all_rows_before_and_after_it() {
        assertThat(amounts("1.000", "2,5", "3.000")).containsExactly("1000", "2.5", "3000");
        assertThat(amounts("1,000", "2.5", "3,000")).containsExactly("1000", "2.5", "3000");
        assertThat(amounts("1.000", "2.000.000")).containsExactly("1000", "2000000");
    }

    @Test
    void rows_without_marks_tell_nothing_and_need_nothing() {
        assertThat(amounts("1000", "R 2 000", "0")).containsExactly("1000", "2000", "0");
    }

    @Test
    void a_cell_that_is_no_number_tells_nothing() {
        assertThat(amounts("1,000.00", "about 2,5", "3.50")).containsExactly("1000.00", "", "3.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "1,234", "R 1.000", "999,999", "-1.000"})
    void what_can_be_read_in_two_ways_is_refused_naming_the_row_and_the_flag(String amount) {
        FileRefusedException refused = files().refused(column("5", amount, "7"));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.AMBIGUOUS_NUMBERS);
        assertThat(refused.problem().row()).isEqualTo(3);
        assertThat(refused).hasMessageContaining(amount).hasMessageContaining("--decimal");
    }

    @Test
    void zero_is_zero_in_both_readings() {
        assertThat(amounts("0.000", "5")).containsExactly("0.000", "5");
    }

    @ParameterizedTest
    @CsvSource({"POINT, 1.000", "COMMA, 1000"})
    void the_operator_decides(DecimalMark mark, BigDecimal read) {
        TradeFile file = files().trades(column("1.000"), ReadOptions.NONE.with(mark));

        assertThat(file.table().drafts().getFirst().amount().value()).contains(read);
    }

    @Test
    void a_column_that_contradicts_itself_is_refused_naming_both_rows() {
        FileRefusedException refused = files().refused(column("1.50", "5", "2,50"));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.MIXED_NUMBERS);
        assertThat(refused).hasMessageContaining(":4:").hasMessageContaining("row 2 (1.50)");
    }

    @Test
    void the_operators_word_makes_the_other_readings_problems_of_their_rows() {
        TradeFile file = files().trades(column("1.50", "2,50"), ReadOptions.NONE.with(DecimalMark.POINT));

        assertThat(file.table().drafts().get(1).problems())
                .extracting(problem -> problem.code())
                .containsExactly(ProblemCode.NOT_A_NUMBER);
    }

    @Test
    void each_column_is_decided_for_itself() {
        TradeFile file = files().trades("Client CIF;Amount ZAR;Spread\n1;1.000,50;12.5\n2;5;7\n");

        TradeDraft first = file.table().drafts().getFirst();
        assertThat(first.amount().value()).contains(new BigDecimal("1000.50"));
        assertThat(first.spread().value()).contains(new BigDecimal("12.5"));
    }

    @ParameterizedTest
    @CsvSource({"point, POINT", "Comma, COMMA"})
    void the_flag_has_two_values(String text, DecimalMark mark) {
        assertThat(DecimalMark.parse(text)).contains(mark);
        assertThat(DecimalMark.parse(text + "s")).isEmpty();
    }

    private List<String> amounts(String... cells) {
        return files().trades(column(cells)).table().drafts().stream()
                .map(draft -> draft.amount().value())
                .map((Optional<BigDecimal> amount) -> amount.map(BigDecimal::toPlainString).orElse(""))
                .toList();
    }

    private TestFiles files() {
        return new TestFiles(folder);
    }

    private static String column(String... cells) {
        return "Client CIF;Amount ZAR\n1;" + String.join("\n1;", cells) + "\n";
    }
}
