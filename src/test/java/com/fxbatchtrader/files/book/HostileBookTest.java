package com.fxbatchtrader.files.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class HostileBookTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String SHARED = "xl/sharedStrings.xml";
    private static final String CELL = "<worksheet><sheetData><row><c t=\"str\"><v>";

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("book.xlsx");
    }

    private static List<TableRow> rows(Path file) {
        List<TableRow> rows = new ArrayList<>();
        new TableSources(ReadLimits.DEFAULT).open(file, ReadOptions.NONE).read(rows::add);
        return rows;
    }

    private List<TableRow> rows(RawBook book) {
        return rows(book.write(file()));
    }

    private FileRefusedException refused(RawBook book) {
        return catchThrowableOfType(FileRefusedException.class, () -> rows(book));
    }

    private FileRefusedException refusedFile(Path file) {
        return catchThrowableOfType(FileRefusedException.class, () -> rows(file));
    }

    @Test
    void a_plain_book_put_together_by_hand_is_read() {
        RawBook book =
                RawBook.of(
                        "<row><c t=\"inlineStr\"><is><t>CIF</t></is></c><c t=\"s\"><v>0</v></c></row><row r=\"4\"><c"
                                + " r=\"B4\"><v>5.50</v></c><c r=\"C4\" t=\"d\"><v>2026-11-23</v></c></row>");
        book.part("xl/sharedStrings.xml", "<sst><si><t>Amount</t><rPh><t>x</t></rPh></si></sst>");

        assertThat(rows(book))
                .extracting(TableRow::cells)
                .containsExactly(List.of("CIF", "Amount"), List.of("", "5.5", "2026-11-23"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c"
                        + " t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b"
                        + " \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row><c"
                        + " t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c t=\"str\"><v>&unknown;</v></c></row></sheetData></worksheet>"
            })
    void entities_are_never_resolved(String sheet) {
        FileRefusedException refused = refused(RawBook.of("").part(SHEET, sheet));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.BROKEN_WORKBOOK);
        assertThat(refused).hasMessageNotContaining("root:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"})
    void a_document_type_is_refused_in_every_part(String part) {
        RawBook book = RawBook.of("<row><c><v>1</v></c></row>").part(part, "<!DOCTYPE x><x/>");

        assertThat(refused(book).problem().code()).isEqualTo(ProblemCode.BROKEN_WORKBOOK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"5\"/><row r=\"4\"/>",
                "<row r=\"1\"/><row r=\"1\"/>",
                "<row r=\"99999999999\"/>",
                "<row r=\"-1\"/>",
                "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"ABCD1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"\u00c41\"><v>1</v></c></row>",
                "<row><c><v>1</c></row>",
                "<row><c><v>1</v>",
                "<row \u0001/>",
                "<row><c><v>1\u00012</v></c></row>"
            })
    void a_broken_sheet_is_refused(String rows) {
        assertThat(refused(RawBook.of(rows)).problem().code()).isEqualTo(ProblemCode.BROKEN_WORKBOOK);
    }

    @Test
    void what_the_reader_would_keep_of_every_tag_is_bounded() {
        String names = IntStream.range(0, 3_000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
        String attributes = IntStream.range(0, 3_000).mapToObj(i -> "<c n" + i + "=''/>").collect(Collectors.joining());
        String prefixes =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> "<n%d:c xmlns:n%d='u%d'/>".formatted(i, i, i))
                        .collect(Collectors.joining());
        String targets = IntStream.range(0, 3_000).mapToObj(i -> "<?n" + i + "?>").collect(Collectors.joining());

        for (String rows : List.of("<row>" + "<a>".repeat(1_000), names, attributes, prefixes, targets)) {
            assertThat(refused(RawBook.of(rows)).problem().code()).isEqualTo(ProblemCode.BROKEN_WORKBOOK);
            assertThat(refused(RawBook.of("<row><c t=\"str\"><v>" + rows + "</v></c></row>")))
                    .hasMessageMatching(".*(tags more than 100 deep|more than 2000 names).*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1E10000000, CELL_ERROR",
        "1E-10000000, CELL_ERROR",
        "1e999, CELL_ERROR",
        "9999999999999999, LOST_DIGITS",
        "abc, CELL_ERROR",
        "0x10, CELL_ERROR",
        "NaN, CELL_ERROR",
        "\u0661\u0662, CELL_ERROR"
    })
    void a_number_that_is_none_is_a_fault_of_its_cell(String number, ProblemCode code) {
        TableRow row = rows(RawBook.of("<row><c><v>" + number + "</v></c></row>")).getFirst();

        assertThat(row.faults().get(0).code()).isEqualTo(code);
    }

    @Test
    void shared_texts_that_are_not_there_are_a_fault_of_their_cell() {
        List<TableRow> rows = rows(RawBook.of("<row><c t=\"s\"><v>7</v></c><c t=\"s\"><v>-1</v></c></row>"));

        assertThat(rows.getFirst().faults()).containsOnlyKeys(0, 1);
    }

    @Test
    void cells_beyond_the_columns_are_refused_and_blank_ones_there_are_not() {
        assertThat(refused(RawBook.of("<row><c r=\"XFD1\"><v>1</v></c></row>")).problem().code())
                .isEqualTo(ProblemCode.TOO_MANY_COLUMNS);
        assertThat(rows(RawBook.of("<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"3\"/></row>")).getFirst().cells())
                .containsExactly("1");
    }

    @Test
    void rows_far_below_are_refused_and_blank_ones_there_are_not() {
        assertThat(refused(RawBook.of("<row r=\"1048576\"><c><v>1</v></c></row>")).problem().code())
                .isEqualTo(ProblemCode.TOO_MANY_ROWS);
        assertThat(rows(RawBook.of("<row r=\"1\"><c><v>1</v></c></row><row r=\"1048576\"><c/></row>"))).hasSize(1);
    }

    @Test
    void what_inflates_without_end_is_refused_while_it_does() {
        BookLimits small = new BookLimits(1 << 20, 1 << 20, 10_000, 1_000, 100, 1 << 10);
        RawBook bomb =
                RawBook.of("").part(SHEET, out -> repeat(out, "<row><c/></row>", 2 << 20, "<worksheet><sheetData>"));
        RawBook texts = RawBook.of("").part(SHARED, out -> repeat(out, "<si><t>x</t></si>", 1 << 19, "<sst>"));
        RawBook wide =
                RawBook.of("").part(SHARED, out -> repeat(out, "<si><t>" + "x".repeat(900) + "</t></si>", 1, "<sst>"));
        RawBook cell = RawBook.of("").part(SHEET, out -> repeat(out, "x", 1 << 12, CELL));
        RawBook runs = RawBook.of("").part(SHEET, out -> repeat(out, "xxxxxxxx<b/>", 1 << 12, CELL));
        RawBook tag = RawBook.of("").part(SHEET, out -> repeat(out, "x", 1 << 12, "<worksheet a=\""));

        for (RawBook book : List.of(bomb, texts, wide, cell, runs, tag)) {
            Path file = book.write(file());
            FileRefusedException refused =
                    catchThrowableOfType(
                            FileRefusedException.class,
                            () -> BookSource.open(file, ReadOptions.NONE, ReadLimits.DEFAULT, small).read(_ -> {}));
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.TOO_LARGE);
        }
    }

    private static void repeat(OutputStream out, String text, long bytes, String before) throws IOException {
        out.write(before.getBytes(StandardCharsets.UTF_8));
        byte[] many = text.repeat(8192).getBytes(StandardCharsets.UTF_8);
        for (long written = 0; written < bytes; written += many.length) {
            out.write(many);
        }
    }

    @Test
    void a_part_in_another_encoding_is_refused() {
        RawBook book = RawBook.of("").part(SHEET, out -> out.write("<worksheet/>".getBytes(StandardCharsets.UTF_16LE)));

        assertThat(refused(book).problem().code()).isEqualTo(ProblemCode.BROKEN_WORKBOOK);
    }

    @Test
    void what_is_no_workbook_is_said() {
        assertThat(refused(RawBook.of("").without("_rels/.rels"))).hasMessageContaining("no Excel workbook");
        assertThat(refused(new RawBook().part("content.xml", "<x/>").part("mimetype", "x")))
                .hasMessageContaining("ODS");
        assertThat(refused(RawBook.of("").part("_rels/.rels", binary()))).hasMessageContaining("XLSB");
        assertThat(refused(RawBook.of("").part("xl/workbook.xml", "<html/>")))
                .hasMessageContaining("no Excel workbook");
    }

    private static String binary() {
        return "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\""
                + " Target=\"xl/workbook.bin\"/></Relationships>";
    }

    @Test
    void what_lies_outside_the_file_is_never_followed() {
        RawBook book =
                RawBook.of("<row><c><v>1</v></c></row>")
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\" TargetMode=\"External\""
                                        + " Target=\"file:///etc/passwd\"/></Relationships>");
        RawBook above =
                RawBook.of("<row><c><v>1</v></c></row>")
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\""
                                        + " Target=\"../../../../etc/passwd\"/></Relationships>");

        assertThat(refused(book).problem().code()).isEqualTo(ProblemCode.NO_ROWS);
        assertThat(refused(above).problem().code()).isEqualTo(ProblemCode.NO_ROWS);
    }

    @Test
    void a_cut_or_changed_archive_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(RawBook.of("<row><c><v>1</v></c></row>".repeat(200)).write(file()));

        for (int length = 4; length < whole.length; length += 97) {
            Path cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, length));
            assertThat(refusedFile(cut)).isNotNull();
        }
    }

    @Test
    void two_files_of_one_name_are_refused() throws IOException {
        Path file = file();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry("XL/workbook.xml"));
        }

        assertThat(refusedFile(file)).hasMessageContaining("two files of one name");
    }

    @Test
    void a_password_is_said() throws IOException {
        byte[] old = new byte[4096];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, old, 0, magic.length);
        Path xls = Files.write(folder.resolve("old.xls"), old);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, old, 1024, name.length);
        Path locked = Files.write(folder.resolve("locked.xlsx"), old);

        assertThat(refusedFile(xls)).hasMessageContaining("XLS");
        assertThat(refusedFile(locked).problem().code()).isEqualTo(ProblemCode.PROTECTED);
    }
}
