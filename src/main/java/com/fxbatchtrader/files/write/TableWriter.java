package com.fxbatchtrader.files.write;

import java.io.IOException;

/// Writes a table row by row: however long it is, little of it is in memory. For one thread.
///
/// @param <T> what makes one row
public final class TableWriter<T> {

    private final TableForm<T> form;
    private final RowWriter rows;

    TableWriter(TableForm<T> form, RowWriter rows) {
        this.form = form;
        this.rows = rows;
    }

    /// Writes one row.
    public void row(T thing) throws IOException {
        rows.row(form.row(thing));
    }

    /// Writes the table's end. What was written without it is no whole table.
    public void end() throws IOException {
        rows.end();
    }
}
