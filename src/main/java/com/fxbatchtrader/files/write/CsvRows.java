package com.fxbatchtrader.files.write;

import com.fxbatchtrader.files.cell.CellText;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// CSV as a spreadsheet opens it by a double click. Only texts are kept from being computed: a number is one, also
/// below 0.
final class CsvRows implements RowWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvWriter csv;

    CsvRows(List<Column> columns, char separator, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.CRLF).build(text);
        write(columns.stream().map(Column::title).map(CellText::neutral).toList());
    }

    @Override
    public void row(List<Value> values) throws IOException {
        write(values.stream().map(CsvRows::text).toList());
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }

    private void write(List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> CellText.neutral(text);
            case Value.Figure(var number) -> number.toPlainString();
            case Value.Day(var day) -> day.toString();
            case Value.Moment(var moment) -> moment.toString();
            case Value.Nothing _ -> "";
        };
    }
}
