package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.order.FileReading;
import com.fxbatchtrader.service.order.PreviewWindow;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ImportPreview;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.TradeView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file is opened, looked at, decided, mended and only then stored; what was said of its columns is kept.
class ImportReadingTest {

    private static final PreviewWindow ALL = new PreviewWindow(1, 100, false);

    private static final String BAD =
            """
            Client CIF,Amount ZAR,Note
            10000001,57109.73,a

            99999999,5000.00,b
            10000002,abc,c
            """;

    private static final String FOREIGN =
            """
            Kunde;Betrag;Amount USD
            10000001;57109,73;1
            10000002;36740,66;2
            """;

    private static final Map<String, String> COLUMNS =
            Map.of("KUNDE", "Client CIF", "Betrag", "Amount ZAR", "Amount USD", "-");

    @TempDir private Path folder;

    private ServiceDesk desk;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private BatchImportOrder order(String text) {
        return ServiceDesk.order(desk.file("trades.csv", text));
    }

    private static BatchImportOrder with(BatchImportOrder order, Map<String, String> columns) {
        return order.with(FileReading.OPEN.withColumns(columns));
    }

    private List<String> amounts(BatchImportView taken) {
        return desk.batches().trades(taken.batch().orElseThrow().id(), 0, 10).stream()
                .map(TradeView::amount)
                .map(Object::toString)
                .toList();
    }

    @Test
    void a_preview_shows_the_file_with_its_problems_and_stores_nothing() {
        ImportPreview preview = desk.preview(order(BAD), ALL);

        assertThat(preview.refused().orElseThrow()).contains("2 problems in 2 of 3 rows");
        assertThat(preview.report().readAs()).isEqualTo("CSV, UTF-8, comma");
        assertThat(preview.report().problems())
                .extracting(ProblemView::row, ProblemView::column, ProblemView::code)
                .containsExactly(tuple(4, "Client CIF", "UNKNOWN_CLIENT"), tuple(5, "Amount ZAR", "NOT_A_NUMBER"));
        assertThat(preview.columns())
                .containsExactly(
                        new ImportPreview.Column("Client CIF", Optional.of("Client CIF")),
                        new ImportPreview.Column("Amount ZAR", Optional.of("Amount ZAR")),
                        new ImportPreview.Column("Note", Optional.empty()));
        assertThat(preview.total()).isEqualByComparingTo("62109.73");
        assertThat(preview.currency()).isEqualTo("ZAR");
        assertThat(preview.rows()).extracting(ImportPreview.Row::number).containsExactly(1, 2, 4, 5);
        assertThat(preview.rows().getLast().cells()).containsExactly("10000002", "abc", "c");
        assertThat(desk.stage().test().number("select count(*) from batch")).isZero();
    }

    @Test
    void a_window_shows_so_many_rows_from_there_or_only_those_with_problems() {
        BatchImportOrder order = order(BAD);

        assertThat(desk.preview(order, new PreviewWindow(2, 1, false)).rows())
                .extracting(ImportPreview.Row::number)
                .containsExactly(2);
        assertThat(desk.preview(order, new PreviewWindow(1, 9, true)).rows())
                .extracting(ImportPreview.Row::number)
                .containsExactly(4, 5);
        assertThat(desk.preview(order, new PreviewWindow(1, 0, false)).rows()).isEmpty();
        assertThatThrownBy(() -> new PreviewWindow(1, 1_001, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_can_be_read_in_two_ways_comes_as_a_question_with_the_rows_and_an_answer_settles_it() {
        BatchImportOrder order = order("Client CIF;Amount ZAR\n10000001;1.000\n10000002;2.500\n");

        ImportPreview asked = desk.preview(order, ALL);
        assertThat(asked.report().question().orElseThrow())
                .satisfies(
                        question -> {
                            assertThat(question.about()).isEqualTo("DECIMAL");
                            assertThat(question.flag()).isEqualTo("--decimal");
                            assertThat(question.column()).isEqualTo("Amount ZAR");
                        });
        assertThat(asked.rows()).hasSize(3);
        assertThat(desk.take(order).batch()).isEmpty();

        ImportPreview answered = desk.preview(order.with(FileReading.OPEN.with(FileReading.DecimalSign.COMMA)), ALL);
        assertThat(answered.refused()).isEmpty();
        assertThat(answered.total()).isEqualByComparingTo("3500");
    }

    @Test
    void mended_cells_are_read_and_what_stood_there_is_kept_as_evidence() {
        BatchImportOrder order = order(BAD);
        String hash = desk.preview(order, ALL).sha256();
        BatchImportOrder mended =
                order.with(
                        FileReading.OPEN.mended(Map.of(4, Map.of(0, "10000002"), 5, Map.of(1, "100.50", 7, "")), hash));

        ImportPreview preview = desk.preview(mended, ALL);
        assertThat(preview.refused()).isEmpty();
        assertThat(preview.rows().getLast().cells()).startsWith("10000002", "100.50", "c");
        BatchImportView taken = desk.take(mended);

        assertThat(amounts(taken)).containsExactly("57109.73", "5000.00", "100.50");
        assertThat(
                        desk.stage()
                                .test()
                                .texts(
                                        "select row_number || ' ' || column_name || ': ' || found || ' > ' || entered"
                                                + " from import_mended order by row_number, column_name"))
                .containsExactly("4 Client CIF: 99999999 > 10000002", "5 Amount ZAR: abc > 100.50", "5 column 8:  > ");
        assertThat(desk.stage().test().texts("select state_after from event where kind = 'BATCH_IMPORTED'"))
                .singleElement()
                .asString()
                .contains("3 cells mended", "read as CSV, UTF-8, comma");
    }

    @Test
    void a_file_that_was_changed_after_it_was_mended_is_not_imported() throws IOException {
        BatchImportOrder order = order(BAD);
        String hash = desk.preview(order, ALL).sha256();
        Files.writeString(order.file(), ServiceDesk.TRADES);

        BatchImportView taken = desk.take(order.with(FileReading.OPEN.mended(Map.of(4, Map.of(0, "10000002")), hash)));

        assertThat(taken.batch()).isEmpty();
        assertThat(taken.report().problems()).extracting(ProblemView::code).containsExactly("FILE_CHANGED");
    }

    @Test
    void columns_of_a_source_are_mapped_once_and_kept_for_its_files_in_any_order_and_case() {
        BatchImportOrder order = order(FOREIGN);
        assertThat(desk.take(order).report().question().orElseThrow().about()).isEqualTo("COLUMNS");

        assertThat(amounts(desk.take(with(order, COLUMNS)))).containsExactly("57109.73", "36740.66");

        BatchImportView next = desk.batch("next", "amount usd;BETRAG;Kunde\n9;100,25;10000001\n");
        assertThat(amounts(next)).containsExactly("100.25");
        assertThat(next.report().readAs()).contains("Betrag = Amount ZAR", "(as user:thandi@desk-1 said before)");
        assertThat(desk.batch("other", "Kunde;Betrag\n10000001;7,5\n").report().question()).isPresent();
    }

    @Test
    void what_was_kept_can_be_forgotten_and_a_dry_run_keeps_nothing() {
        BatchImportOrder order = order(FOREIGN);
        BatchImportOrder dry = Orders.of(order.file()).reading(FileReading.OPEN.withColumns(COLUMNS)).dryRun().order();
        assertThat(desk.take(dry).refused()).isEmpty();
        assertThat(desk.take(order).report().question()).isPresent();

        assertThat(desk.take(with(order, COLUMNS)).batch()).isPresent();
        FileReading forget =
                new FileReading(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        true,
                        Map.of(),
                        Optional.empty());
        assertThat(desk.preview(order.with(forget), ALL).report().question()).isPresent();
        assertThat(desk.preview(order, ALL).report().question()).as("a preview forgets nothing").isEmpty();
        assertThat(desk.take(order.with(forget)).report().question()).isPresent();
        assertThat(desk.preview(order, ALL).report().question()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"Summe, Amount ZAR, Summe", "Betrag, Amount XYZ, means nothing", "Betrag, Total, means nothing"})
    void a_mapping_that_does_not_fit_the_file_is_refused(String header, String known, String said) {
        BatchImportView taken = desk.take(with(order(FOREIGN), Map.of("Kunde", "Client CIF", header, known)));

        assertThat(taken.report().problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.code()).isEqualTo("MAPPING");
                            assertThat(problem.found() + problem.expected()).contains(said);
                        });
    }

    @Test
    void an_encoding_or_mapping_that_can_not_be_is_refused_at_once() {
        BatchImportOrder order = order(ServiceDesk.TRADES);
        FileReading klingon =
                new FileReading(
                        Optional.of("klingon"),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        false,
                        Map.of(),
                        Optional.empty());

        assertThatThrownBy(() -> desk.take(order.with(klingon)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("klingon");
        assertThatThrownBy(() -> desk.take(with(order, Map.of("a b", "Spread", "A  B", "Side"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> desk.take(with(order, Map.of("x".repeat(4000), "Spread"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void a_client_file_of_another_source_is_mapped_and_kept_too() {
        String text = "Name;Nummer;Marge;ZAR Account\nFictional Kelp;10000003;250;10999999999\n";
        Map<String, String> columns = Map.of("Name", "Client", "Nummer", "Client CIF", "Marge", "Fixed Spread");
        Path file = desk.file("kunden.csv", text);

        assertThat(desk.clientImport().take(new ClientImportOrder(file, false), ServiceDesk.ACTOR).refused())
                .isPresent();
        assertThat(
                        desk.clientImport()
                                .take(
                                        new ClientImportOrder(file, FileReading.OPEN.withColumns(columns), false),
                                        ServiceDesk.ACTOR)
                                .created())
                .isEqualTo(1);
        assertThat(desk.clientImport().take(new ClientImportOrder(file, false), ServiceDesk.ACTOR).unchanged())
                .isEqualTo(1);
    }
}
