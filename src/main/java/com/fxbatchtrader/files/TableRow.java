package com.fxbatchtrader.files;

import java.util.List;

/// One row of a table as it stands in the file.
///
/// @param number the row that a spreadsheet shows: the first row is 1, a blank line counts, a line break in quotes does
///   not
/// @param cells texts as they stand, blanks included; a blank line has one empty cell
public record TableRow(int number, List<String> cells) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    /// Whether nothing stands in it.
    public boolean isBlank() {
        return cells.stream().allMatch(Blanks::isBlank);
    }

    /// The cell's text without the blanks around it; empty where the row has no such cell.
    public String text(int column) {
        return column < cells.size() ? Blanks.strip(cells.get(column)) : "";
    }
}
