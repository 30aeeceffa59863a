package com.fxbatchtrader.files.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.domain.validation.TradeField;
import com.fxbatchtrader.domain.validation.TradeTable;
import com.fxbatchtrader.files.TestFiles;
import com.fxbatchtrader.files.table.ControlFigures;
import com.fxbatchtrader.files.table.DateOrder;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadOptions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class TradeFileReaderTest {

    @TempDir private Path folder;

    private TestFiles files;

    @BeforeEach
    void here() {
        files = new TestFiles(folder);
    }

    @Test
    void finds_headers_in_any_case_order_and_blanks_and_ignores_unknown_columns() {
        TradeTable table =
                files.trades("Notes;\u00A0AMOUNT  usd ;reference;\" client\nCIF \";Notes\nx;5;R1;76285288;y\n").table();

        assertThat(table.dealCurrency()).isEqualTo("USD");
        assertThat(table.header(TradeField.CIF)).isEqualTo("client CIF");
        assertThat(table.header(TradeField.AMOUNT)).isEqualTo("AMOUNT usd");
        assertThat(table.header(TradeField.SPREAD)).isEqualTo("Spread");
        TradeDraft row = table.drafts().getFirst();
        assertThat(row.cif().value()).contains("76285288");
        assertThat(row.amount().value()).contains(new BigDecimal("5"));
        assertThat(row.reference().value()).contains("R1");
        assertThat(row.side().isBlank()).isTrue();
        assertThat(row.problems()).isEmpty();
    }

    @Test
    void reads_every_known_column() {
        TradeDraft row =
                files.trades(
                                "Client CIF,Amount ZAR,Account Number,Spread,CurPair,Side,Deal Type,Value Date,"
                                        + "Reference,Allowance,BOP Code,Tax PIN\n"
                                        + "76285288,1.50,10286180131,358,ZARUSD,Buy,spot,2026-11-25,REF,SDA,401,PIN1\n")
                        .table()
                        .drafts()
                        .getFirst();

        assertThat(row.account().value()).contains("10286180131");
        assertThat(row.spread().value()).contains(new BigDecimal("358"));
        assertThat(row.pair().value()).contains("ZARUSD");
        assertThat(row.side().value()).contains("Buy");
        assertThat(row.delivery().value()).contains("spot");
        assertThat(row.valueDate().value()).contains(LocalDate.parse("2026-11-25"));
        assertThat(row.allowance().value()).contains("SDA");
        assertThat(row.bopCode().value()).contains("401");
        assertThat(row.taxPin().value()).contains("PIN1");
    }

    @ParameterizedTest
    @CsvSource({
        "'Client CIF,Amount\n1,2\n', Amount ZAR",
        "'Client CIF,Amount ZZZ\n1,2\n', Amount ZAR",
        "'CIF,Amount ZAR\n1,2\n', Client CIF",
        "'57556370,57109.73\n', Client CIF",
        "'<html><body>\n</body>\n', Client CIF",
        "'Client,Client CIF,Fixed Spread,ZAR Account\nA,1,2,3\n', import clients"
    })
    void refuses_a_file_without_its_headers_saying_what_was_found(String text, String expected) {
        FileRefusedException refused = files.refused(text);

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.MISSING_HEADER);
        assertThat(refused.problem().row()).isEqualTo(1);
        assertThat(refused.problem().expected()).contains(expected);
        assertThat(refused.problem().found()).contains(text.substring(0, text.indexOf('\n')).split(",", 2)[0]);
    }

    @Test
    void a_title_above_the_header_is_refused_naming_the_row_of_the_header() {
        FileRefusedException refused =
                files.refused("Payments 23 Nov\n\n\"For: the desk; all\"\nClient CIF;Amount ZAR\n1;5\n");

        assertThat(refused.problem().row()).isEqualTo(1);
        assertThat(refused)
                .hasMessageContaining("Payments 23 Nov")
                .hasMessageContaining("row 4 looks like it, delete the rows above");
    }

    @Test
    void the_header_is_looked_for_in_twenty_rows_only() {
        assertThat(files.refused("Title\n" + "x;y\n".repeat(20) + "Client CIF;Amount ZAR\n1;5\n"))
                .hasMessageContaining("expected also \"Client CIF\"");
    }

    @Test
    void headers_may_have_characters_that_nobody_sees() {
        TradeTable table =
                files.trades("\uFEFFClient\u00A0CIF\u200B;\u202AAmount\u202C ZAR\u200E;\u200F\n1;5;\n").table();

        assertThat(table.header(TradeField.CIF)).isEqualTo("Client CIF");
        assertThat(table.header(TradeField.AMOUNT)).isEqualTo("Amount ZAR");
        assertThat(table.drafts().getFirst().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "\"sep=;\"\n", "sep=;\n\n\n"})
    void a_first_line_that_says_the_separator_is_a_row_and_no_header(String first) {
        TradeTable table = files.trades(first + "Client CIF;Amount ZAR;a,b,c\n1;5,50;\n").table();

        assertThat(table.drafts().getFirst().row()).isEqualTo(first.endsWith("\n\n") ? 5 : 3);
        assertThat(table.drafts().getFirst().amount().value()).contains(new BigDecimal("5.50"));
        assertThat(files.refused("sep=^\nClient CIF^Amount ZAR\n1^2\n").problem().code())
                .isEqualTo(ProblemCode.WHICH_SEPARATOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client CIF,Amount ZAR,client cif\n1,2,3\n",
                "Client CIF,Amount ZAR,Amount ZAR\n1,2,3\n",
                "Client CIF,Amount ZAR,Amount USD\n1,2,3\n",
                "Client CIF,Amount ZAR,Sell Amount ZAR\n1,2,3\n",
                "Client CIF,Amount ZAR,Spread,Fixed Spread\n1,2,3,4\n",
                "Client CIF,Sell Amount ZAR,Allowance,External Ref\n1,2,SDA,SDA\n"
            })
    void refuses_two_columns_for_one_thing(String text) {
        assertThat(files.refused(text).problem().code()).isEqualTo(ProblemCode.DUPLICATE_HEADER);
    }

    @Test
    void skips_blank_rows_counting_them_and_takes_ragged_ones() {
        TradeTable table = files.trades("\n;;\nClient CIF;Amount ZAR;Reference;;\n\n1;5\n ;\u00A0;\n2;6;r;;\n").table();

        assertThat(table.drafts()).extracting(TradeDraft::row).containsExactly(5, 7);
        assertThat(table.drafts().getFirst().reference().isBlank()).isTrue();
        assertThat(table.drafts()).allSatisfy(draft -> assertThat(draft.problems()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client CIF,Amount ZAR\n1,50,000.00\n", "Client CIF,Amount ZAR,\n1,50,000.00\n"})
    void a_cell_where_there_is_no_header_is_a_problem_for_it_has_moved_the_others(String text) {
        List<FileProblem> problems = files.trades(text).table().drafts().getFirst().problems();

        assertThat(problems)
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.CELLS_BEYOND_HEADER);
                            assertThat(problem.column()).isEqualTo("column 3");
                            assertThat(problem.found()).isEqualTo("\"000.00\"");
                        });
    }

    @Test
    void the_order_of_dates_is_decided_from_the_whole_column_or_asked() {
        String head = "Client CIF,Amount ZAR,Value Date\n1,5,05/11/2026\n";

        assertThat(files.trades(head + "1,6,25/11/2026\n").table().drafts().getFirst().valueDate().value())
                .contains(LocalDate.of(2026, 11, 5));
        assertThat(files.trades(head, ReadOptions.NONE.with(DateOrder.MONTH_FIRST)).table().drafts().getFirst())
                .satisfies(draft -> assertThat(draft.valueDate().value()).contains(LocalDate.of(2026, 5, 11)));
        assertThat(files.refused(head).problem().code()).isEqualTo(ProblemCode.AMBIGUOUS_DATES);
    }

    @Test
    void notes_what_is_no_number_or_date_with_its_row() {
        List<TradeDraft> drafts =
                files.trades("Client CIF,Amount ZAR,Spread,Value Date\n1,abc,x,31/02/2026\n2,1e6,2,2026-11-25\n")
                        .table()
                        .drafts();

        assertThat(drafts.get(0).problems())
                .extracting(FileProblem::row, FileProblem::column, FileProblem::code)
                .containsExactly(
                        tuple(2, "Amount ZAR", ProblemCode.NOT_A_NUMBER),
                        tuple(2, "Spread", ProblemCode.NOT_A_NUMBER),
                        tuple(2, "Value Date", ProblemCode.NOT_A_DATE));
        assertThat(drafts.get(1).problems()).extracting(FileProblem::found).containsExactly("\"1e6\"");
        assertThat(drafts.get(1).amount().isUnreadable()).isTrue();
    }

    @Test
    void hashes_each_row_by_its_cells_wherever_it_stands() {
        String header = "Client CIF,Amount ZAR\n";
        List<TradeDraft> drafts = files.trades(header + "1,23\n12,3\n1,23\n").table().drafts();
        List<TradeDraft> semicolons = files.trades("Client CIF;Amount ZAR\n\n1;23\n").table().drafts();

        assertThat(drafts.get(0).rowHash()).matches("[0-9a-f]{64}").isNotEqualTo(drafts.get(1).rowHash());
        assertThat(drafts.get(2).rowHash()).isEqualTo(drafts.get(0).rowHash());
        assertThat(semicolons.getFirst().rowHash()).isEqualTo(drafts.get(0).rowHash());
    }

    @Test
    void knows_the_file_by_its_bytes() {
        FileFacts facts = files.trades("Client CIF,Amount ZAR\n1,23\n").facts();

        assertThat(facts.sha256()).isEqualTo(files.trades("Client CIF,Amount ZAR\n1,23\n").facts().sha256());
        assertThat(facts.sha256()).isNotEqualTo(files.trades("Client CIF,Amount ZAR\n1,24\n").facts().sha256());
        assertThat(facts.rows()).isEqualTo(1);
        assertThat(facts.format()).isEqualTo("CSV, UTF-8, comma");
    }

    @Test
    void in_a_deal_sheet_the_fixed_spread_is_the_spread_and_the_outputs_are_none_of_ours() {
        TradeTable table =
                files.trades(
                                "Client CIF,Sell Amount ZAR,Deal Type,External Ref,Fix Rate?,Fixed Rate,"
                                        + "Fixed Spread,USD Bought,Client Rate,Spread,Spread ZAR Amount,Value Date\n"
                                        + "76285288,362166,same_day,SDA,No,,358,,,99,7,2026-11-25\n")
                        .table();

        TradeDraft row = table.drafts().getFirst();
        assertThat(table.clientSells()).isTrue();
        assertThat(table.header(TradeField.SPREAD)).isEqualTo("Fixed Spread");
        assertThat(row.spread().value()).contains(new BigDecimal("358"));
        assertThat(row.allowance().value()).contains("SDA");
        assertThat(row.delivery().value()).contains("same_day");
        assertThat(row.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Deal Reference, 123, ALREADY_DEALT",
        "USD Bought, 11217.80, ALREADY_DEALT",
        "Client Rate, 17.8288, ALREADY_DEALT",
        "Fix Rate?, Yes, FIXED_RATE",
        "Fixed Rate, 17.50, FIXED_RATE"
    })
    void a_deal_that_is_done_or_wants_a_fixed_rate_is_not_dealt(String header, String cell, ProblemCode code) {
        List<FileProblem> problems =
                files.trades("Client CIF,Sell Amount ZAR," + header + "\n1,5," + cell + "\n")
                        .table()
                        .drafts()
                        .getFirst()
                        .problems();

        assertThat(problems).extracting(FileProblem::column, FileProblem::code).containsExactly(tuple(header, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOTAL,11.50",
                "Control,11.50",
                "total,\"11.50\",2",
                "TOTAL,R 11.50,,2",
                "TOTAL,,2",
                " TOTAL ,11.50,,"
            })
    void a_last_row_with_matching_figures_is_taken_and_is_no_trade(String control) {
        TradeTable table = files.trades("Client CIF,Amount ZAR\n1,5.50\n2,6\n" + control + "\n\n").table();

        assertThat(table.fileProblems()).isEmpty();
        assertThat(table.drafts()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'TOTAL,11.51', CONTROL_TOTAL",
        "'TOTAL,11.50,3', CONTROL_COUNT",
        "'TOTAL,,x', CONTROL_CELL",
        "'TOTAL,abc', CONTROL_CELL",
        "'TOTAL,', CONTROL_FIGURES",
        "'TOTAL,11.50,2,2', CONTROL_FIGURES"
    })
    void a_last_row_that_does_not_match_is_a_problem_of_the_file(String control, ProblemCode code) {
        assertThat(files.trades("Client CIF,Amount ZAR\n1,5.50\n2,6\n" + control + "\n").table().fileProblems())
                .extracting(FileProblem::code)
                .containsExactly(code);
    }

    @Test
    void a_total_in_a_deal_sheet_may_leave_the_outputs_to_themselves() {
        TradeTable table =
                files.trades("ID,Client CIF,Sell Amount ZAR,USD Bought\n7,1,5,\n8,2,6,\nTOTAL,2,11,99.5\n").table();

        assertThat(table.fileProblems()).isEmpty();
    }

    @Test
    void figures_given_beside_the_file_must_match_too() {
        String text = "Client CIF,Amount ZAR\n1,5.50\n2,x\n";
        ReadOptions wrong =
                ReadOptions.NONE.with(new ControlFigures(OptionalInt.of(3), Optional.of(new BigDecimal("11.50"))));
        ReadOptions right =
                ReadOptions.NONE.with(new ControlFigures(OptionalInt.of(2), Optional.of(new BigDecimal("5.500"))));

        assertThat(files.trades(text, right).table().fileProblems()).isEmpty();
        assertThat(files.trades(text, wrong).table().fileProblems())
                .extracting(FileProblem::row, FileProblem::code, FileProblem::found)
                .containsExactly(
                        tuple(0, ProblemCode.CONTROL_COUNT, "2 trades"),
                        tuple(
                                0,
                                ProblemCode.CONTROL_TOTAL,
                                "amounts that add up to 5.50 (without 1 that can't be read)"));
    }

    @Test
    void a_control_row_in_the_middle_is_a_problem() {
        assertThat(files.trades("Client CIF,Amount ZAR\n1,5\nTOTAL,5\n2,6\n").table().drafts().get(1).problems())
                .extracting(FileProblem::code)
                .containsExactly(ProblemCode.CONTROL_ROW_NOT_LAST);
    }

    @Test
    void a_file_with_nothing_but_a_control_row_has_no_trades() {
        assertThat(files.refused("Client CIF,Amount ZAR\nTOTAL,0\n").problem().code()).isEqualTo(ProblemCode.NO_ROWS);
    }
}
