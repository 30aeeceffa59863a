package com.fxbatchtrader.files.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Hashes;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

class BookSourceTest {

    @TempDir private Path folder;

    private Path book(Consumer<XSSFWorkbook> fill) throws Exception {
        Path file = folder.resolve("book.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill.accept(book);
            book.write(out);
        }
        return file;
    }

    private static TableSource open(Path file, ReadOptions options) {
        return new TableSources(ReadLimits.DEFAULT).open(file, options);
    }

    private static List<TableRow> rows(Path file, ReadOptions options) {
        List<TableRow> rows = new ArrayList<>();
        open(file, options).read(rows::add);
        return rows;
    }

    private static List<TableRow> rows(Path file) {
        return rows(file, ReadOptions.NONE);
    }

    private static FileRefusedException refused(Path file, ReadOptions options) {
        return catchThrowableOfType(FileRefusedException.class, () -> rows(file, options));
    }

    /// The first cell of a book that has only this one.
    private TableRow one(Consumer<Cell> fill) throws Exception {
        return rows(book(book -> fill.accept(book.createSheet().createRow(0).createCell(0)))).getFirst();
    }

    private TableRow formed(double value, String form) throws Exception {
        return one(
                cell -> {
                    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
                    style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(form));
                    cell.setCellStyle(style);
                    cell.setCellValue(value);
                });
    }

    @Test
    void texts_numbers_and_truths_are_read_as_they_are_shown() throws Exception {
        Path file =
                book(
                        book -> {
                            Row row = book.createSheet("Trades").createRow(0);
                            row.createCell(0).setCellValue("Client \u00c9clair & <Sons>");
                            row.createCell(1).setCellValue(57_109.73);
                            row.createCell(3).setCellValue(0.1 + 0.2);
                            row.createCell(4).setCellValue(true);
                            row.createCell(5).setCellValue("0012");
                        });

        TableRow row = rows(file).getFirst();

        assertThat(row.cells()).containsExactly("Client \u00c9clair & <Sons>", "57109.73", "", "0.3", "TRUE", "0012");
        assertThat(row.exact()).isEqualTo(Set.of(1, 3));
        assertThat(open(file, ReadOptions.NONE).format()).isEqualTo("Excel workbook, sheet \"Trades\"");
        assertThat(open(file, ReadOptions.NONE).read(_ -> {}))
                .isEqualTo(Hashes.hex(Hashes.sha256().digest(Files.readAllBytes(file))));
    }

    @Test
    void rich_text_is_one_text() throws Exception {
        TableRow row =
                one(
                        cell -> {
                            XSSFRichTextString text = new XSSFRichTextString("Zephyr ");
                            XSSFFont bold = (XSSFFont) cell.getSheet().getWorkbook().createFont();
                            bold.setBold(true);
                            text.append("Sable", bold);
                            cell.setCellValue(text);
                        });

        assertThat(row.cells()).containsExactly("Zephyr Sable");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1900-01-01",
        "59, 1900-02-28",
        "61, 1900-03-01",
        "46349, 2026-11-23",
        "46349.5, 2026-11-23T12:00:00",
        "46348.9999999, 2026-11-23",
        "2958465, 9999-12-31"
    })
    void dates_are_days_since_1900(double serial, String date) throws Exception {
        TableRow row = formed(serial, "dd/mm/yyyy");

        assertThat(row.cells()).containsExactly(date);
        assertThat(row.exact()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"60", "0", "-1", "2958466", "1e12"})
    void days_that_never_were_are_said(double serial) throws Exception {
        assertThat(formed(serial, "yyyy-mm-dd").faults().get(0).code()).isEqualTo(ProblemCode.NOT_A_DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d-mmm-yy|2026-11-23",
                "[$-1C09]dd mmmm yyyy;@|2026-11-23",
                "mmm|2026-11-23",
                "#,##0.00|46349",
                "\"day\" 0|46349",
                "[Red]0.00|46349",
                "0\\d|46349",
                "0.00%|46349",
                "[$R-1C09] #,##0.00|46349",
                "General|46349"
            })
    void forms_tell_dates_from_numbers(String form, String shown) throws Exception {
        assertThat(formed(46349, form).cells()).containsExactly(shown);
    }

    @Test
    void times_of_day_have_no_date() throws Exception {
        assertThat(formed(0.25, "h:mm").cells()).containsExactly("06:00:00");
        assertThat(formed(46349.25, "[h]:mm").cells()).containsExactly("2026-11-23T06:00:00");
    }

    @Test
    void old_macintosh_workbooks_count_from_1904() throws Exception {
        Path file =
                book(
                        book -> {
                            book.getCTWorkbook().getWorkbookPr().setDate1904(true);
                            Cell cell = book.createSheet().createRow(0).createCell(0);
                            CellStyle style = book.createCellStyle();
                            style.setDataFormat((short) 14);
                            cell.setCellStyle(style);
                            cell.setCellValue(LocalDate.of(2026, 11, 23));
                        });

        assertThat(rows(file).getFirst().cells()).containsExactly("2026-11-23");
    }

    @Test
    void digits_that_only_the_form_shows_are_read() throws Exception {
        TableRow row = formed(12_345, "00000000");

        assertThat(row.cells()).containsExactly("00012345");
        assertThat(row.exact()).isEmpty();
        assertThat(formed(123_456_789, "00000000").cells()).containsExactly("123456789");
    }

    @Test
    void lost_digits_are_said() throws Exception {
        assertThat(one(cell -> cell.setCellValue(20_972_770_615_123_456d)).faults().get(0).code())
                .isEqualTo(ProblemCode.LOST_DIGITS);
        assertThat(one(cell -> cell.setCellValue(123_456_789_012_345d)).cells()).containsExactly("123456789012345");
    }

    @Test
    void formulas_count_with_their_stored_value() throws Exception {
        Path file =
                book(
                        book -> {
                            Row row = book.createSheet().createRow(0);
                            row.createCell(0).setCellFormula("1+1");
                            row.createCell(1).setCellFormula("\"a\"&\"b\"");
                            row.createCell(2).setCellFormula("1>0");
                            row.createCell(3).setCellFormula("1/0");
                            row.createCell(4).setCellFormula("2+2");
                            row.createCell(5).setCellErrorValue(FormulaError.NA.getCode());
                            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
                            // as a program leaves it that does not calculate
                            ((org.apache.poi.xssf.usermodel.XSSFCell) row.getCell(4)).getCTCell().unsetV();
                        });

        TableRow row = rows(file).getFirst();

        assertThat(row.cells().subList(0, 3)).containsExactly("2", "ab", "TRUE");
        assertThat(row.faults().get(3).code()).isEqualTo(ProblemCode.CELL_ERROR);
        assertThat(row.faults().get(3).found()).isEqualTo("#DIV/0!");
        assertThat(row.faults().get(4).code()).isEqualTo(ProblemCode.FORMULA_WITHOUT_VALUE);
        assertThat(row.faults().get(5).found()).isEqualTo("#N/A");
    }

    @Test
    void rows_have_the_numbers_that_the_spreadsheet_shows_and_say_whether_they_are_hidden() throws Exception {
        Path file =
                book(
                        book -> {
                            XSSFSheet sheet = book.createSheet();
                            sheet.createRow(2).createCell(1).setCellValue("a");
                            Row hidden = sheet.createRow(9);
                            hidden.createCell(0).setCellValue("b");
                            hidden.setZeroHeight(true);
                        });

        List<TableRow> rows = rows(file);

        assertThat(rows).extracting(TableRow::number).containsExactly(3, 10);
        assertThat(rows).extracting(TableRow::hidden).containsExactly(false, true);
    }

    @Test
    void the_only_sheet_with_something_in_it_is_taken_and_hidden_ones_are_not() throws Exception {
        Path file =
                book(
                        book -> {
                            book.createSheet("Empty").createRow(3).createCell(2).setCellValue(" ");
                            book.createSheet("Lists").createRow(0).createCell(0).setCellValue("x");
                            book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
                            book.createSheet("Trades").createRow(0).createCell(0).setCellValue("y");
                        });

        assertThat(rows(file).getFirst().cells()).containsExactly("y");
        assertThat(rows(file, ReadOptions.NONE.withSheet("lists")).getFirst().cells()).containsExactly("x");
    }

    @Test
    void several_sheets_with_something_in_them_are_asked_for() throws Exception {
        Path file =
                book(
                        book -> {
                            book.createSheet("Monday").createRow(0).createCell(0).setCellValue("x");
                            book.createSheet("Tuesday").createRow(0).createCell(0).setCellValue("y");
                        });

        FileRefusedException refused = refused(file, ReadOptions.NONE);

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.WHICH_SHEET);
        assertThat(refused).hasMessageContaining("--sheet").hasMessageContaining("\"Monday\", \"Tuesday\"");
        assertThat(refused.question().orElseThrow().choices())
                .extracting(Question.Choice::value)
                .containsExactly("Monday", "Tuesday");
        assertThat(refused(file, ReadOptions.NONE.withSheet("Friday")).problem().code())
                .isEqualTo(ProblemCode.NO_SHEET);
        assertThat(rows(file, ReadOptions.NONE.withSheet("Tuesday")).getFirst().cells()).containsExactly("y");
    }

    @Test
    void a_reading_can_end_before_the_sheet_does() throws Exception {
        Path file =
                book(
                        book -> {
                            XSSFSheet sheet = book.createSheet();
                            for (int i = 0; i < 50; i++) {
                                sheet.createRow(i).createCell(0).setCellValue(i);
                            }
                        });
        List<Integer> seen = new ArrayList<>();

        open(file, ReadOptions.NONE)
                .readWhile(
                        row -> {
                            seen.add(row.number());
                            return row.number() < 3;
                        });

        assertThat(seen).containsExactly(1, 2, 3);
    }
}
