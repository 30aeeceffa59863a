package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.TradeField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is kept of a trade file's row while its columns are read to their ends.
///
/// @param texts the known columns that are not blank
/// @param controlRow the whole row where it is a control row, else no row
record RawRow(
        int number, String hash, Map<TradeField, String> texts, List<TableRow> controlRow, List<FileProblem> problems) {

    // No cell that is valid is longer. Of a longer one so much is kept that it is found to be too long.
    private static final int LONGEST = 256;

    static RawRow of(TableRow row, String hash, Map<TradeField, Integer> positions) {
        Map<TradeField, String> texts = new EnumMap<>(TradeField.class);
        positions.forEach((field, column) -> {
            String text = row.text(column);
            if (!text.isEmpty()) {
                texts.put(field, kept(text));
            }
        });
        return new RawRow(row.number(), hash, texts, ControlRow.is(row) ? List.of(row) : List.of(), List.of());
    }

    /// So much of a cell as is kept.
    static String kept(String text) {
        return CellText.cut(text, LONGEST);
    }

    /// The same with problems.
    RawRow with(List<FileProblem> found) {
        return new RawRow(number, hash, texts, controlRow, List.copyOf(found));
    }

    /// Whether it is a control row.
    boolean control() {
        return !controlRow.isEmpty();
    }

    /// The text of a field; empty where nothing stands there.
    String text(TradeField field) {
        return texts.getOrDefault(field, "");
    }

    /// The text of a field as a cell.
    Cell<String> cell(TradeField field) {
        String text = text(field);
        return text.isEmpty() ? Cell.blank() : Cell.of(text, text);
    }
}
