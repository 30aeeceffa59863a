package com.fxbatchtrader.files.table;

import java.util.Map;
import java.util.TreeMap;

/// Cells that the operator has mended before the import: what is read instead of what stands in the file. Immutable.
///
/// @param byRow row as a spreadsheet shows it → column from 0 → the new text
public record CellEdits(Map<Integer, Map<Integer, String>> byRow) {

    /// Nothing is mended.
    public static final CellEdits NONE = new CellEdits(Map.of());

    public CellEdits {
        Map<Integer, Map<Integer, String>> copy = new TreeMap<>();
        byRow.forEach((row, columns) -> copy.put(row, Map.copyOf(columns)));
        byRow = Map.copyOf(copy);
    }

    /// The same with one cell more, or with another text in it.
    public CellEdits with(int row, int column, String text) {
        Map<Integer, Map<Integer, String>> rows = new TreeMap<>(byRow);
        Map<Integer, String> columns = new TreeMap<>(rows.getOrDefault(row, Map.of()));
        columns.put(column, text);
        rows.put(row, columns);
        return new CellEdits(rows);
    }

    /// The same with that cell as it stands in the file.
    public CellEdits without(int row, int column) {
        Map<Integer, Map<Integer, String>> rows = new TreeMap<>(byRow);
        Map<Integer, String> columns = new TreeMap<>(rows.getOrDefault(row, Map.of()));
        columns.remove(column);
        rows.put(row, columns);
        if (columns.isEmpty()) {
            rows.remove(row);
        }
        return new CellEdits(rows);
    }

    /// How many cells.
    public int count() {
        return byRow.values().stream().mapToInt(Map::size).sum();
    }

    /// The table as it is with what was mended. Its hash stays that of the file.
    public TableSource over(TableSource source) {
        return byRow.isEmpty() ? source : new EditedTable(source, this);
    }

    /// A row with what was mended in it.
    TableRow applied(TableRow row) {
        Map<Integer, String> columns = byRow.get(row.number());
        return columns == null ? row : row.mended(columns);
    }
}
