package com.fxbatchtrader.files.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One row of a table as it stands in the file.
///
/// @param number the row that a spreadsheet shows: the first row is 1, a blank line counts, a line break in quotes does
///   not
/// @param cells texts as they stand, blanks included; a blank line has one empty cell
/// @param exact columns (from 0) whose cells are numbers by their type: their texts have a point before the decimals
///   and nothing between thousands, whatever the rest of the column has
/// @param faults columns (from 0) whose cells have no text that could be read, and why
/// @param hidden whether the spreadsheet doesn't show it
public record TableRow(
        int number, List<String> cells, Set<Integer> exact, Map<Integer, CellFault> faults, boolean hidden) {

    public TableRow {
        cells = List.copyOf(cells);
        exact = Set.copyOf(exact);
        faults = Map.copyOf(faults);
    }

    /// A row of a text file.
    public TableRow(int number, List<String> cells) {
        this(number, cells, Set.of(), Map.of(), false);
    }

    /// Whether nothing stands in it.
    public boolean isBlank() {
        if (!faults.isEmpty()) {
            return false;
        }
        for (String cell : cells) {
            if (!Blanks.isBlank(cell)) {
                return false;
            }
        }
        return true;
    }

    /// The cell's text without the blanks around it; empty where the row has no such cell.
    public String text(int column) {
        return column < cells.size() ? Blanks.strip(cells.get(column)) : "";
    }

    /// The row with other texts in some columns, which are texts as a person types them, and shown.
    TableRow mended(Map<Integer, String> columns) {
        List<String> texts = new ArrayList<>(cells);
        Set<Integer> numbers = new HashSet<>(exact);
        Map<Integer, CellFault> left = new HashMap<>(faults);
        columns.forEach(
                (column, text) -> {
                    while (texts.size() <= column) {
                        texts.add("");
                    }
                    texts.set(column, text);
                    numbers.remove(column);
                    left.remove(column);
                });
        return new TableRow(number, texts, numbers, left, hidden);
    }
}
