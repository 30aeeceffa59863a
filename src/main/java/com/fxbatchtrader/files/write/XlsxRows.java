package com.fxbatchtrader.files.write;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// A workbook of one sheet: the header bold and standing still, a filter over all, cells of the type that they are.
///
/// A number that a spreadsheet can't hold exactly (it has 15 digits) is written as a text, so that it stays what it is.
final class XlsxRows implements RowWriter {

    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_TEXT = 32_767;
    private static final int ROWS_IN_MEMORY = 500;
    private static final int MONEY_DECIMALS = 3;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final int columns;
    private int rows;

    XlsxRows(String name, List<Column> columns, OutputStream out) throws IOException {
        workbook = new Workbook(out, "FX Batch Trader", null);
        sheet = workbook.newWorksheet(name);
        this.columns = columns.size();
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            Column one = columns.get(column);
            sheet.width(column, Math.max(one.kind().width(), one.title().length() + 4));
            sheet.inlineString(0, column, XlsxText.escaped(one.title()));
            sheet.style(0, column).bold().set();
        }
        sheet.flush();
    }

    @Override
    public void row(List<Value> values) throws IOException {
        rows++;
        for (int column = 0; column < values.size(); column++) {
            write(column, values.get(column));
        }
        if (rows % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void end() throws IOException {
        sheet.setAutoFilter(0, 0, rows, columns - 1);
        sheet.finish();
        workbook.finish();
    }

    private void write(int column, Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> text(column, text);
            case Value.Figure(var number) -> number(column, number);
            case Value.Day(var day) -> {
                sheet.value(rows, column, day);
                sheet.style(rows, column).format("yyyy-mm-dd").set();
            }
            case Value.Moment(var moment) -> {
                sheet.value(rows, column, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
                sheet.style(rows, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case Value.Nothing _ -> {}
        }
    }

    private void text(int column, String text) throws IOException {
        if (text.length() > LONGEST_TEXT) {
            throw new IOException(
                    "row %d has a text of %d characters, and a workbook's cell holds %d; write CSV instead"
                            .formatted(rows + 1, text.length(), LONGEST_TEXT));
        }
        // not among the shared texts: those are all in memory to the end
        sheet.inlineString(rows, column, XlsxText.escaped(text));
    }

    private void number(int column, BigDecimal number) throws IOException {
        if (number.stripTrailingZeros().precision() > MOST_DIGITS) {
            text(column, number.toPlainString());
            return;
        }
        sheet.value(rows, column, number);
        sheet.style(rows, column).format(format(number.scale())).set();
    }

    private static String format(int decimals) {
        if (decimals <= 0) {
            return "0";
        }
        String zeros = "0".repeat(decimals);
        return decimals <= MONEY_DECIMALS ? "#,##0." + zeros : "0." + zeros;
    }
}
