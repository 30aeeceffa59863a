package com.fxbatchtrader.files.trade;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeField;
import com.fxbatchtrader.files.cell.NumberText;
import com.fxbatchtrader.files.table.ControlFigures;
import com.fxbatchtrader.files.table.DecimalMark;
import com.fxbatchtrader.files.table.TableRow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A last row whose first cell is `TOTAL` or `CONTROL`: the amount column has what the amounts add up to, and one other
/// cell may have the number of trades. Cells of columns that are not read are not looked at.
final class ControlRow {

    private static final Set<String> NAMES = Set.of("TOTAL", "CONTROL");
    private static final String A_COUNT = "nothing, or the number of trades";

    private ControlRow() {}

    /// Whether a row begins as a control row does.
    static boolean is(TableRow row) {
        String first = row.text(0);
        return !first.isEmpty()
                && Character.isLetter(first.charAt(0))
                && NAMES.contains(first.toUpperCase(Locale.ROOT));
    }

    /// What the row says.
    ///
    /// @param problems told what can't be read in it
    static ControlFigures read(TableRow row, TradeColumns columns, DecimalMark mark, List<FileProblem> problems) {
        int amountColumn = columns.positions().getOrDefault(TradeField.AMOUNT, 0);
        Optional<BigDecimal> total = amountColumn == 0 ? Optional.empty() : total(row, columns, mark, problems);
        List<Integer> counts = new ArrayList<>();
        for (int column = 1; column < row.cells().size(); column++) {
            if (column != amountColumn && read(column, columns) && !row.text(column).isEmpty()) {
                count(row, column, columns, problems).ifPresent(counts::add);
            }
        }
        if (counts.size() > 1 || (counts.isEmpty() && total.isEmpty() && problems.isEmpty())) {
            problems.add(
                    new FileProblem(
                            row.number(),
                            "",
                            ProblemCode.CONTROL_FIGURES,
                            counts.isEmpty() ? "a control row without figures" : "a control row with several counts",
                            "the total in the column "
                                    + columns.name(TradeField.AMOUNT)
                                    + ", or one number of trades"));
        }
        OptionalInt count = counts.size() == 1 ? OptionalInt.of(counts.getFirst()) : OptionalInt.empty();
        return new ControlFigures(count, total);
    }

    // a column that is read, or one without header
    private static boolean read(int column, TradeColumns columns) {
        List<String> keys = columns.header().keys();
        return column >= keys.size() || keys.get(column).isEmpty() || columns.positions().containsValue(column);
    }

    private static Optional<BigDecimal> total(
            TableRow row, TradeColumns columns, DecimalMark mark, List<FileProblem> problems) {
        String text = row.text(columns.positions().getOrDefault(TradeField.AMOUNT, 0));
        Optional<BigDecimal> total = NumberText.parse(text, columns.dealCurrency(), mark);
        if (total.isEmpty() && !text.isEmpty()) {
            problems.add(
                    new FileProblem(
                            row.number(),
                            columns.name(TradeField.AMOUNT),
                            ProblemCode.CONTROL_CELL,
                            text,
                            "the control total"));
        }
        return total;
    }

    private static Optional<Integer> count(TableRow row, int column, TradeColumns columns, List<FileProblem> problems) {
        String text = row.text(column);
        if (!text.matches("[0-9]{1,9}")) {
            String name = column < columns.header().keys().size() ? columns.header().name(column) : "";
            problems.add(new FileProblem(row.number(), name, ProblemCode.CONTROL_CELL, text, A_COUNT));
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }
}
