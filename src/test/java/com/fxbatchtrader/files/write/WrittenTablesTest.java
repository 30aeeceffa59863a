package com.fxbatchtrader.files.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

class WrittenTablesTest {

    private static final Line FIRST =
            new Line(
                    "=1+1",
                    7,
                    Optional.of(new BigDecimal("-5.00")),
                    Optional.of(LocalDate.of(2026, 11, 25)),
                    Optional.of(Instant.parse("2026-11-25T09:30:05Z")));
    private static final Line EMPTY = new Line("", 0, Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir private Path folder = Path.of("");

    private record Line(
            String text, long whole, Optional<BigDecimal> decimal, Optional<LocalDate> day, Optional<Instant> moment) {

        static Line of(String text) {
            return new Line(text, 1, Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Line of(BigDecimal number) {
            return new Line("x", 1, Optional.of(number), Optional.empty(), Optional.empty());
        }
    }

    private static TableForm<Line> form() {
        return TableForm.<Line>named("Lines")
                .text("Text", Line::text)
                .whole("Whole", Line::whole)
                .decimal("Decimal", Line::decimal)
                .day("Day", Line::day)
                .moment("Moment", Line::moment);
    }

    private Path write(TableFormat format, List<Line> lines) throws IOException {
        Path file = folder.resolve("t." + format);
        try (OutputStream out = Files.newOutputStream(file)) {
            TableWriter<Line> writer = format.open(form(), out);
            for (Line line : lines) {
                writer.row(line);
            }
            writer.end();
        }
        return file;
    }

    @Test
    void csv_is_what_excel_opens_by_a_double_click() throws IOException {
        Path file = write(TableFormat.CSV, List.of(FIRST, EMPTY, Line.of("a,\"b\"\nc")));

        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .isEqualTo(
                        String.join(
                                "\r\n",
                                "\uFEFFText,Whole,Decimal,Day,Moment UTC",
                                "'=1+1,7,-5.00,2026-11-25,2026-11-25T09:30:05Z",
                                ",0,,,",
                                "\"a,\"\"b\"\"\nc\",1,,,",
                                ""));
    }

    @Test
    void a_workbooks_cells_are_what_they_are() throws IOException {
        try (XSSFWorkbook book =
                new XSSFWorkbook(Files.newInputStream(write(TableFormat.XLSX, List.of(FIRST, EMPTY))))) {
            XSSFSheet sheet = book.getSheet("Lines");
            assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:E3");
            assertThat(sheet.getRow(0).getCell(4).getStringCellValue()).isEqualTo("Moment UTC");

            XSSFCell text = sheet.getRow(1).getCell(0);
            assertThat(text.getCellType()).isEqualTo(CellType.STRING);
            assertThat(text.getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(7);
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(-5);
            assertThat(sheet.getRow(1).getCell(2).getCellStyle().getDataFormatString()).isEqualTo("#,##0.00");
            assertThat(sheet.getRow(1).getCell(3).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2026, 11, 25));
            assertThat(sheet.getRow(1).getCell(4).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.of(2026, 11, 25, 9, 30, 5));
            assertThat(sheet.getRow(2).getCell(0)).isNull();
            assertThat(sheet.getRow(2).getCell(2)).isNull();
        }
    }

    @Test
    void a_number_that_a_spreadsheet_can_not_hold_stays_exact_as_a_text() throws IOException {
        List<Line> lines =
                List.of(
                        Line.of(new BigDecimal("999999999999.123")),
                        Line.of(new BigDecimal("9999999999999.123")),
                        Line.of(new BigDecimal("1E+3")));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(write(TableFormat.XLSX, lines)))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(999999999999.123);
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("9999999999999.123");
            assertThat(sheet.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(1000);
        }
    }

    @Test
    void a_text_that_no_cell_of_a_workbook_holds_is_refused_and_not_cut() {
        assertThatThrownBy(() -> write(TableFormat.XLSX, List.of(Line.of("x".repeat(32_768)))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("write CSV instead");
    }

    private static List<Line> anyTexts(long seed) {
        String alphabet = "=+-@\t\r\n'\",; _x0041_\u0001\u001F\uFFFE\uD83D\uDE00\uD83D é<&>]]>";
        Random random = new Random(seed);
        return IntStream.range(0, 300)
                .mapToObj(
                        _ -> {
                            StringBuilder text = new StringBuilder("a".repeat(random.nextInt(2)));
                            for (int length = random.nextInt(1, 12); length > 0; length--) {
                                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                            }
                            return Line.of(text.toString());
                        })
                .toList();
    }

    @RepeatedTest(5)
    void any_text_is_read_from_a_workbook_as_it_was_written(RepetitionInfo repetition) throws IOException {
        List<Line> lines = anyTexts(repetition.getCurrentRepetition());
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(write(TableFormat.XLSX, lines)))) {
            for (int i = 0; i < lines.size(); i++) {
                assertThat(book.getSheetAt(0).getRow(i + 1).getCell(0).getStringCellValue())
                        .isEqualTo(lines.get(i).text());
            }
        }
    }

    @RepeatedTest(5)
    void any_text_is_read_from_csv_as_it_was_written(RepetitionInfo repetition) throws IOException {
        // half a pair of surrogates is no character of UTF-8
        List<Line> lines =
                anyTexts(repetition.getCurrentRepetition()).stream()
                        .filter(line -> StandardCharsets.UTF_8.newEncoder().canEncode(line.text()))
                        .filter(line -> line.text().codePoints().noneMatch(c -> c == 1 || c == 0x1F))
                        .toList();
        List<String> read = new ArrayList<>();

        new TableSources(ReadLimits.DEFAULT)
                .open(write(TableFormat.CSV, lines), ReadOptions.NONE)
                .read(row -> read.add(row.cells().getFirst()));

        assertThat(read.subList(1, read.size())).containsExactlyElementsOf(lines.stream().map(Line::text).toList());
    }

    /// Counts what is written, and keeps none of it.
    private static final class Drain extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }

    @Test
    void a_hundred_thousand_rows_are_written_on_the_way_and_not_at_the_end() throws IOException {
        for (TableFormat format : TableFormat.values()) {
            Drain drain = new Drain();
            TableWriter<Line> writer = format.open(form(), drain);
            long most = 0;
            long before = 0;
            for (int i = 0; i < 100_000; i++) {
                writer.row(Line.of("text number " + i * 7919L));
                if (i % 5_000 == 4_999) {
                    most = Math.max(most, drain.bytes - before);
                    assertThat(drain.bytes).as(format + " has written on at row " + i).isGreaterThan(before);
                    before = drain.bytes;
                }
            }
            writer.end();
            assertThat(drain.bytes - before).as("what was left for the end of " + format).isLessThan(2 * most + 20_000);
        }
    }
}
