package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.files.table.TableRow;

import java.util.HashMap;
import java.util.Map;

/// A column of texts, as they are kept of a file's rows. A text that comes again and again (`Buy`, `358`) is kept once.
/// Not for several threads.
public final class TextColumn {

    // No cell that is valid is longer. Of a longer one so much is kept that it is found to be too long.
    private static final int LONGEST = 256;
    private static final int MOST_SHARED = 256;

    private final int position;
    private final Map<String, Cell<String>> shared = new HashMap<>();

    /// @param position from 0
    public TextColumn(int position) {
        this.position = position;
    }

    /// The column's cell in a row.
    public Cell<String> cell(TableRow row) {
        if (row.faults().containsKey(position)) {
            return Cell.unreadable();
        }
        String text = CellText.cut(row.text(position), LONGEST);
        if (text.isEmpty()) {
            return Cell.blank();
        }
        Cell<String> known = shared.get(text);
        if (known != null) {
            return known;
        }
        Cell<String> cell = Cell.of(text, text);
        if (shared.size() < MOST_SHARED) {
            shared.put(text, cell);
        }
        return cell;
    }
}
