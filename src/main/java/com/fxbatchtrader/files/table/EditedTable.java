package com.fxbatchtrader.files.table;

import java.util.function.Consumer;

/// A table with cells that the operator has mended.
record EditedTable(TableSource source, CellEdits edits) implements TableSource {

    @Override
    public String file() {
        return source.file();
    }

    @Override
    public String format() {
        return source.format();
    }

    @Override
    public char separator() {
        return source.separator();
    }

    @Override
    public boolean isWorkbook() {
        return source.isWorkbook();
    }

    @Override
    public String read(Consumer<TableRow> handler) {
        return source.read(row -> handler.accept(edits.applied(row)));
    }
}
