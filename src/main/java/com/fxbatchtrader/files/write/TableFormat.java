package com.fxbatchtrader.files.write;

import java.io.IOException;
import java.io.OutputStream;

/// A format in which a table can be written.
public enum TableFormat {
    /// UTF-8 with a byte order mark, without which Excel takes it for the system's own encoding; comma, CRLF, numbers
    /// with a point, dates and times as ISO 8601 has them.
    CSV,
    /// A workbook of one sheet with typed cells.
    XLSX;

    /// Begins a table: its header is written.
    ///
    /// @param out stays open when the table is closed
    public <T> TableWriter<T> open(TableForm<T> form, OutputStream out) throws IOException {
        RowWriter rows =
                switch (this) {
                    case CSV -> new CsvRows(form.columns(), out);
                    case XLSX -> new XlsxRows(form.name(), form.columns(), out);
                };
        return new TableWriter<>(form, rows);
    }
}
