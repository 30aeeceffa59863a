package com.fxbatchtrader.files.trade;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.domain.validation.TradeField;
import com.fxbatchtrader.files.cell.DateColumn;
import com.fxbatchtrader.files.cell.NumberColumn;
import com.fxbatchtrader.files.cell.TextColumn;
import com.fxbatchtrader.files.table.DateOrder;
import com.fxbatchtrader.files.table.DecimalMark;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The rows of one trade file: first collected, since a column's decimal mark is only known at its end, then read. Of
/// each row only the known columns are kept. Not for several threads.
final class TradeRows {

    private final String file;
    private final TradeColumns columns;
    private final ReadOptions options;
    private final RowTexts texts;
    private final NumberColumn amounts;
    private final NumberColumn spreads;
    private final DateColumn dates;
    private final Deque<RawRow> rows = new ArrayDeque<>();

    TradeRows(String file, TradeColumns columns, ReadOptions options) {
        this.file = file;
        this.columns = columns;
        this.options = options;
        texts = new RowTexts(columns.positions());
        amounts = new NumberColumn(columns.name(TradeField.AMOUNT), columns.dealCurrency());
        spreads = new NumberColumn(columns.name(TradeField.SPREAD), "");
        dates = new DateColumn(columns.name(TradeField.VALUE_DATE));
    }

    /// Takes a row with content.
    void add(TableRow row, String hash) {
        boolean control = ControlRow.is(row);
        List<FileProblem> problems = control ? List.of(controlInTheMiddle(row)) : problems(row);
        boolean exactAmount = exact(row, TradeField.AMOUNT);
        boolean exactSpread = exact(row, TradeField.SPREAD);
        RawRow raw =
                new RawRow(
                        row.number(),
                        hash,
                        texts.of(row),
                        exactAmount,
                        exactSpread,
                        control ? List.of(row) : List.of(),
                        problems);
        if (!exactAmount) {
            amounts.see(raw.number(), texts.cell(raw, TradeField.AMOUNT).found());
        }
        if (!control && !exactSpread) {
            spreads.see(raw.number(), texts.cell(raw, TradeField.SPREAD).found());
        }
        if (!control) {
            dates.see(raw.number(), texts.cell(raw, TradeField.VALUE_DATE).found());
        }
        rows.add(raw);
    }

    /// The last row, if it is a control row; it is then no longer among the rows.
    Optional<TableRow> takeControlRow() {
        if (rows.isEmpty() || rows.getLast().controlRow().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(rows.removeLast().controlRow().getFirst());
    }

    /// The mark of the amounts.
    DecimalMark amountMark() {
        return amounts.decide(file, options);
    }

    /// All rows as drafts, once only: the rows are given up one by one, so that a large file is not there twice.
    List<TradeDraft> takeDrafts() {
        DecimalMark amountMark = amountMark();
        DecimalMark spreadMark = spreads.decide(file, options);
        DateOrder dateOrder = dates.decide(file, options);
        List<TradeDraft> drafts = new ArrayList<>(rows.size());
        while (!rows.isEmpty()) {
            drafts.add(draft(rows.removeFirst(), amountMark, spreadMark, dateOrder));
        }
        return drafts;
    }

    private boolean exact(TableRow row, TradeField field) {
        Integer column = columns.positions().get(field);
        return column != null && row.exact().contains(column);
    }

    private TradeDraft draft(RawRow raw, DecimalMark amountMark, DecimalMark spreadMark, DateOrder dateOrder) {
        List<FileProblem> problems = new ArrayList<>(raw.problems());
        int row = raw.number();
        Cell<BigDecimal> amount =
                amounts.cell(
                        row,
                        texts.cell(raw, TradeField.AMOUNT),
                        raw.exactAmount() ? DecimalMark.POINT : amountMark,
                        problems);
        Cell<BigDecimal> spread =
                spreads.cell(
                        row,
                        texts.cell(raw, TradeField.SPREAD),
                        raw.exactSpread() ? DecimalMark.POINT : spreadMark,
                        problems);
        Cell<LocalDate> valueDate = dates.cell(row, texts.cell(raw, TradeField.VALUE_DATE), dateOrder, problems);
        return new TradeDraft(
                row,
                raw.hash(),
                texts.cell(raw, TradeField.CIF),
                amount,
                texts.cell(raw, TradeField.ACCOUNT),
                spread,
                texts.cell(raw, TradeField.PAIR),
                texts.cell(raw, TradeField.SIDE),
                texts.cell(raw, TradeField.DELIVERY),
                valueDate,
                texts.cell(raw, TradeField.REFERENCE),
                texts.cell(raw, TradeField.ALLOWANCE),
                texts.cell(raw, TradeField.BOP_CODE),
                texts.cell(raw, TradeField.TAX_PIN),
                problems);
    }

    private List<FileProblem> problems(TableRow row) {
        List<FileProblem> problems = new ArrayList<>(0);
        columns.header().hidden(row, options).ifPresent(problems::add);
        problems.addAll(columns.header().faults(row, columns.positions().values()));
        columns.header().cellBeyond(row).ifPresent(problems::add);
        for (int column : columns.outputs()) {
            if (!row.text(column).isEmpty()) {
                problems.add(
                        problem(
                                row,
                                column,
                                ProblemCode.ALREADY_DEALT,
                                "nothing: this deal is done already, and would be done again"));
            }
        }
        for (int column : columns.fixedRate()) {
            if (!isNo(row.text(column))) {
                problems.add(
                        problem(
                                row,
                                column,
                                ProblemCode.FIXED_RATE,
                                "no fixed rate: trades are done at the bank's quote"));
            }
        }
        return problems.isEmpty() ? List.of() : problems;
    }

    private FileProblem problem(TableRow row, int column, ProblemCode code, String expected) {
        return new FileProblem(row.number(), columns.header().name(column), code, row.text(column), expected);
    }

    private static FileProblem controlInTheMiddle(TableRow row) {
        return new FileProblem(
                row.number(),
                "",
                ProblemCode.CONTROL_ROW_NOT_LAST,
                row.text(0),
                "a control row only as the last row of the file");
    }

    private static boolean isNo(String text) {
        return text.isEmpty() || text.toLowerCase(Locale.ROOT).equals("no");
    }

    /// What is kept of a row while the columns are read to their ends.
    ///
    /// @param texts the known columns, in the order of [RowTexts]
    /// @param exactAmount whether the amount is a number by its cell's type
    /// @param controlRow the whole row where it is a control row, else no row
    private record RawRow(
            int number,
            String hash,
            List<Cell<String>> texts,
            boolean exactAmount,
            boolean exactSpread,
            List<TableRow> controlRow,
            List<FileProblem> problems) {}

    /// The known columns of rows as texts.
    private static final class RowTexts {
        private final Map<TradeField, Integer> places = new EnumMap<>(TradeField.class);
        private final List<TextColumn> columns = new ArrayList<>();

        private RowTexts(Map<TradeField, Integer> positions) {
            positions.forEach(
                    (field, position) -> {
                        places.put(field, columns.size());
                        columns.add(new TextColumn(position));
                    });
        }

        private List<Cell<String>> of(TableRow row) {
            List<Cell<String>> cells = new ArrayList<>(columns.size());
            for (TextColumn column : columns) {
                cells.add(column.cell(row));
            }
            return cells;
        }

        private Cell<String> cell(RawRow row, TradeField field) {
            Integer at = places.get(field);
            return at == null ? Cell.blank() : row.texts().get(at);
        }
    }
}
