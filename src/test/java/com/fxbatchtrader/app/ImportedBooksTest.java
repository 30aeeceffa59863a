package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Workbooks as a spreadsheet saves them, through the whole program.
class ImportedBooksTest {

    @TempDir private Path folder = Path.of("");

    private CommandScene scene;

    @BeforeEach
    void importTheClients() throws IOException {
        scene = CommandScene.whole(folder);
        Path clients =
                book(
                        "clients.xlsx",
                        book -> {
                            Sheet sheet = book.createSheet("Clients");
                            row(sheet, 0, "Client", "Client CIF", "Fixed Spread", "ZAR Account", "USD Account");
                            row(sheet, 1, "Ember Canyon Seeds", "00400001", 358, "10000000001", "20000000001");
                            row(sheet, 2, "Heron Delta Textiles", "00400002", 200, "10000000002", "20000000002");
                        });
        assertThat(scene.run("import", "clients", clients.toString())).as(scene.err()).isZero();
    }

    private Path book(String name, Consumer<XSSFWorkbook> content) throws IOException {
        Path file = folder.resolve(name);
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(book);
            book.write(out);
        }
        return file;
    }

    private static Row row(Sheet sheet, int at, Object... cells) {
        Row row = sheet.createRow(at);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                row.createCell(column).setCellValue(number.doubleValue());
            } else {
                row.createCell(column).setCellValue(cells[column].toString());
            }
        }
        return row;
    }

    private void trades(XSSFWorkbook book) {
        Sheet sheet = book.createSheet("Trades");
        row(sheet, 0, "Client CIF", "Amount ZAR", "Spread", "Reference");
        CellStyle eightDigits = book.createCellStyle();
        eightDigits.setDataFormat(book.createDataFormat().getFormat("00000000"));
        row(sheet, 1, 400001, 200_000.1, 0.30000000000000004 + 300, "first").getCell(0).setCellStyle(eightDigits);
        row(sheet, 3, "00400002", "390000.10", "", "hidden").setZeroHeight(true);
        sheet.getRow(1).getCell(1).setCellFormula("100000.05*2");
        book.createSheet("Notes").createRow(0).createCell(0).setCellValue("a note");
        book.setSheetHidden(1, true);
    }

    private JsonNode stored() {
        assertThat(scene.run("batch", "show", "1", "--trades", "--json")).isZero();
        return JsonMapper.shared().readTree(scene.out()).get("trades");
    }

    @Test
    void a_row_that_the_spreadsheet_hides_is_a_problem_until_a_person_takes_it() throws IOException {
        Path file = book("trades.xlsx", this::trades);

        assertThat(scene.run("import", "batch", file.toString(), "--dry-run")).isEqualTo(4);
        assertThat(scene.err()).contains("trades.xlsx:4: ").contains("--hidden-rows");
        assertThat(scene.run("import", "batch", file.toString(), "--hidden-rows")).as(scene.err()).isZero();

        JsonNode trades = stored();
        assertThat(trades.valueStream().map(trade -> trade.get("cif").stringValue()))
                .containsExactly("00400001", "00400002");
        assertThat(trades.valueStream().map(trade -> trade.get("row").intValue())).containsExactly(2, 4);
        assertThat(trades.toString()).contains("200000.1").contains("390000.1").contains("300.3");
    }

    @Test
    void rejected_rows_of_a_workbook_are_a_workbook_that_is_mended_and_imported() throws IOException {
        Path file = book("trades.xlsx", this::trades);
        Path rejects = folder.resolve("rejects.xlsx");

        assertThat(scene.run("import", "batch", file.toString(), "--valid-rows-only", "--rejects", rejects.toString()))
                .as(scene.err())
                .isZero();
        assertThat(scene.run("import", "batch", rejects.toString())).as(scene.err()).isZero();

        assertThat(scene.run("batch", "show", "2", "--trades", "--json")).isZero();
        assertThat(List.of("00400002", "390000.1", "hidden"))
                .allSatisfy(text -> assertThat(scene.out()).contains(text));
    }
}
