package com.fxbatchtrader.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A table of aligned columns. Where the terminal is too narrow, columns that may be cut are cut, the widest first;
/// none vanishes.
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST_CUT = 8;

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /// One column.
    ///
    /// @param title above it
    /// @param right whether its cells stand at the right: numbers do
    /// @param cuttable whether its cells may be cut where there is no room
    public record Column(String title, boolean right, boolean cuttable) {

        /// Text that is always shown whole.
        public static Column whole(String title) {
            return new Column(title, false, false);
        }

        /// Text that may be cut.
        public static Column text(String title) {
            return new Column(title, false, true);
        }

        /// Numbers.
        public static Column number(String title) {
            return new Column(title, true, false);
        }
    }

    /// One cell.
    public record Cell(String text, Style style) {

        /// A cell in that style.
        public static Cell of(String text, Style style) {
            return new Cell(Texts.safe(text), style);
        }
    }

    /// Adds a row of unpainted cells, one a column.
    public Table row(String... cells) {
        return row(Arrays.stream(cells).map(c -> Cell.of(c, Style.PLAIN)).toList());
    }

    /// Adds a row, one cell a column.
    public Table row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /// Whether there is no row.
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Draws head and rows, each line without trailing blanks.
    public List<String> lines(Look look) {
        int[] widths = widths(look.width());
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(c -> new Cell(c.title(), Style.MUTED)).toList(), widths, look));
        rows.forEach(r -> lines.add(line(r, widths, look)));
        return lines;
    }

    private String line(List<Cell> cells, int[] widths, Look look) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String text = Texts.cut(cells.get(i).text(), widths[i], look.glyphs());
            boolean last = i == cells.size() - 1;
            boolean right = columns.get(i).right();
            String blanks = " ".repeat(Math.max(0, widths[i] - Texts.width(text)));
            String painted = look.ink().paint(cells.get(i).style(), text);
            line.append(i == 0 ? "" : GAP).append(right ? blanks + painted : painted + (last ? "" : blanks));
        }
        return line.toString().stripTrailing();
    }

    private int[] widths(int room) {
        int[] widths = IntStream.range(0, columns.size()).map(this::widest).toArray();
        int excess = Arrays.stream(widths).sum() + GAP.length() * (columns.size() - 1) - room;
        while (excess > 0) {
            int widest = widestCuttable(widths);
            if (widest < 0) {
                return widths;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private int widest(int column) {
        return rows.stream()
                .mapToInt(r -> Texts.width(r.get(column).text()))
                .reduce(Texts.width(columns.get(column).title()), Math::max);
    }

    private int widestCuttable(int[] widths) {
        int found = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean better = columns.get(i).cuttable() && widths[i] > LEAST_CUT;
            if (better && (found < 0 || widths[i] > widths[found])) {
                found = i;
            }
        }
        return found;
    }
}
