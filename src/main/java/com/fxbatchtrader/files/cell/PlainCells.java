package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import java.util.List;
import java.util.function.Consumer;

/// A text file's table with the cells as they were before they were kept from being computed (see [CellText#neutral]).
/// Not for workbooks: their cells say by their types what is a text.
public record PlainCells(TableSource source) implements TableSource {

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
        return source.read(row -> handler.accept(plain(row)));
    }

    private static TableRow plain(TableRow row) {
        for (String cell : row.cells()) {
            if (cell.startsWith("'")) {
                List<String> cells = row.cells().stream().map(CellText::plain).toList();
                return new TableRow(row.number(), cells, row.exact(), row.faults(), row.hidden());
            }
        }
        return row;
    }
}
