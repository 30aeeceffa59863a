package com.fxbatchtrader.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.cell.CellText;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class RejectedRowsTest {

    private static final String TEXT =
            """
            Client CIF;Amount ZAR;Reference
            1;5,50;"a;b"

            =1+1;-5;@x;beyond
            3;6,00;ok
            """
                    .replace("\n", "\r\n");

    @TempDir private Path folder;

    private final RejectedRows rejected = new RejectedRows(ReadLimits.DEFAULT);
    private Path source;
    private FileFacts facts;
    private Path target;

    @BeforeEach
    void readTheFile() {
        TestFiles files = new TestFiles(folder);
        facts = files.trades(TEXT).facts();
        source = folder.resolve("file.csv");
        target = folder.resolve("rejects.csv");
    }

    @Test
    void hands_over_the_wanted_rows_as_they_came() {
        Map<Integer, String> texts = new HashMap<>();

        rejected.texts(source, ReadOptions.NONE, facts, List.of(4, 2, 4), texts::put);

        assertThat(texts).isEqualTo(Map.of(2, "1;5,50;\"a;b\"", 4, "=1+1;-5;@x;beyond"));
    }

    @Test
    void cuts_a_row_to_what_is_kept_of_it() {
        FileFacts longRow =
                new TestFiles(folder).trades("Client CIF,Amount ZAR,N\n1,2," + "x".repeat(30_000) + "\n").facts();

        rejected.texts(source, ReadOptions.NONE, longRow, List.of(2), (_, text) -> assertThat(text).hasSize(4000));
    }

    @Test
    void writes_the_rejected_rows_with_their_reasons_in_front_and_formulas_neutralised() throws IOException {
        rejected.write(source, ReadOptions.NONE, facts, rejects(), target);

        assertThat(Files.readString(target))
                .isEqualTo(
                        "\uFEFFRejected Row;Rejected Because;Client CIF;Amount ZAR;Reference\r\n"
                                + "2;\"Reference: found \"\"a;b\"\", expected none; found \"\"it\"\", expected"
                                + " not\";1;5,50;\"a;b\"\r\n"
                                + "4;\"Client CIF: found \"\"=1+1\"\", expected a CIF\";'=1+1;-5;'@x;beyond\r\n");
    }

    @Test
    void what_was_written_can_be_mended_and_read_again() throws IOException {
        rejected.write(source, ReadOptions.NONE, facts, rejects(), target);

        TradeFile again = new TradeFileReader(ReadLimits.DEFAULT).read(target, ReadOptions.NONE);
        assertThat(again.table().drafts())
                .hasSize(2)
                .first()
                .satisfies(
                        draft -> {
                            assertThat(draft.cif().value()).contains("1");
                            assertThat(draft.amount().found()).isEqualTo("5,50");
                            assertThat(draft.reference().value()).contains("a;b");
                        });
    }

    @Test
    void refuses_a_file_that_was_changed_since_and_leaves_the_target_as_it_was() throws IOException {
        Files.writeString(target, "before");
        Files.writeString(source, TEXT.replace("6,00", "7,00"));

        assertThatThrownBy(() -> rejected.write(source, ReadOptions.NONE, facts, rejects(), target))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("changed");
        assertThatThrownBy(() -> rejected.texts(source, ReadOptions.NONE, facts, List.of(2), (_, _) -> {}))
                .isInstanceOf(FileRefusedException.class);
        assertThat(Files.readString(target)).isEqualTo("before");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("file.csv", "rejects.csv");
    }

    @Test
    void replaces_an_older_target_as_a_whole() throws IOException {
        Files.writeString(target, "before");

        rejected.write(source, ReadOptions.NONE, facts, rejects(), target);

        assertThat(Files.readString(target)).startsWith("\uFEFFRejected Row;");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("file.csv", "rejects.csv");
    }

    @Test
    void never_writes_over_the_file_itself_nor_where_there_is_no_folder() throws IOException {
        assertThatThrownBy(() -> rejected.write(source, ReadOptions.NONE, facts, rejects(), source))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the file that is imported");
        assertThatThrownBy(
                        () ->
                                rejected.write(
                                        source, ReadOptions.NONE, facts, rejects(), folder.resolve("no/where.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("folder does not exist");
        assertThatThrownBy(() -> rejected.write(source, ReadOptions.NONE, facts, rejects(), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder");
        assertThat(Files.readString(source, StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'", "+27, '''+27'", "@x, '''@x'", "-1+1, '''-1+1'", "-5, -5", "'-5,50', '-5,50'",
        "-1 000.00, -1 000.00", "' =1', ''' =1'", "'\t=1', '''\t=1'", "＝1, '''＝1'", "a=1, a=1", "'', ''",
        "-, '''-'", "'\n@x', '''\n@x'"
    })
    void a_formula_is_shown_and_not_computed(String text, String neutral) {
        assertThat(CellText.neutral(text)).isEqualTo(neutral);
    }

    private static Map<Integer, List<FileProblem>> rejects() {
        return Map.of(
                2,
                List.of(
                        new FileProblem(2, "Reference", ProblemCode.TOO_LONG, "a;b", "none"),
                        new FileProblem(2, "", ProblemCode.TOO_LONG, "it", "not")),
                4,
                List.of(new FileProblem(4, "Client CIF", ProblemCode.NOT_A_CIF, "=1+1", "a CIF")));
    }

    @Test
    void the_rejected_rows_of_a_workbook_are_a_workbook_with_cells_of_the_types_that_they_had() throws IOException {
        Path book = folder.resolve("deals.xlsx");
        try (XSSFWorkbook made = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(book)) {
            Sheet sheet = made.createSheet("Deals");
            row(sheet, 0, "Client CIF", "Amount ZAR", "Reference");
            row(sheet, 1, "00120001", 1234.5, "=HYPERLINK(\"x\")");
            row(sheet, 2, "00120002", 99, "fine");
            made.write(out);
        }
        FileFacts read = new TradeFileReader(ReadLimits.DEFAULT).read(book, ReadOptions.NONE).facts();
        Path rejects = folder.resolve("rejects.xlsx");

        rejected.write(
                book,
                ReadOptions.NONE,
                read,
                Map.of(2, List.of(new FileProblem(2, "Reference", ProblemCode.TOO_LONG, "x", "y"))),
                rejects);

        try (XSSFWorkbook written = new XSSFWorkbook(Files.newInputStream(rejects))) {
            Row header = written.getSheetAt(0).getRow(0);
            Row row = written.getSheetAt(0).getRow(1);
            assertThat(header.getCell(2).getStringCellValue()).isEqualTo("Client CIF");
            assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(2);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("Reference: found \"x\", expected y");
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("00120001");
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(row.getCell(4).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(4).getStringCellValue()).isEqualTo("=HYPERLINK(\"x\")");
            assertThat(written.getSheetAt(0).getLastRowNum()).isEqualTo(1);
        }
        TradeFile again = new TradeFileReader(ReadLimits.DEFAULT).read(rejects, ReadOptions.NONE);
        assertThat(again.table().drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.reference().value()).contains("=HYPERLINK(\"x\")"));
    }

    @Test
    void the_name_of_the_target_says_which_format_is_wanted() throws IOException {
        Path book = folder.resolve("rejects.xlsx");

        rejected.write(source, ReadOptions.NONE, facts, rejects(), book);

        TradeFile again = new TradeFileReader(ReadLimits.DEFAULT).read(book, ReadOptions.NONE);
        assertThat(again.facts().format()).startsWith("Excel workbook");
        assertThat(again.table().drafts()).hasSize(2);
    }

    private static void row(Sheet sheet, int at, Object... cells) {
        Row row = sheet.createRow(at);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                row.createCell(column).setCellValue(number.doubleValue());
            } else {
                row.createCell(column).setCellValue(cells[column].toString());
            }
        }
    }
}
