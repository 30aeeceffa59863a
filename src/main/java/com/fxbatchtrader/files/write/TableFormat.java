package com.fxbatchtrader.files.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A format in which a table can be written.
public enum TableFormat {
    /// UTF-8 with a byte order mark, without which Excel takes it for the system's own encoding; comma, CRLF, numbers
    /// with a point, dates and times as ISO 8601 has them.
    CSV,
    /// A workbook of one sheet with typed cells.
    XLSX;

    private static final char SEPARATOR = ',';

    /// The format that a file's name promises.
    public static Optional<TableFormat> ofName(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith('.' + format.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// Begins a table whose cells are not known by columns: its header is written.
    ///
    /// @param name of the sheet
    /// @param separator between the cells of a text file
    /// @param out stays open when the table is ended
    public RowWriter rows(String name, List<Column> columns, char separator, OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(columns, separator, out);
            case XLSX -> new XlsxRows(name, columns, out);
        };
    }

    /// Begins a table: its header is written.
    ///
    /// @param out stays open when the table is closed
    public <T> TableWriter<T> open(TableForm<T> form, OutputStream out) throws IOException {
        return new TableWriter<>(form, rows(form.name(), form.columns(), SEPARATOR, out));
    }
}
