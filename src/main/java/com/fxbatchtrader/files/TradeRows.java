package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.domain.validation.TradeField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The rows of one trade file: first collected, since a column's decimal mark is only known at its end, then read.
/// Of each row only the known columns are kept. Not for several threads.
final class TradeRows {

    private static final String NO_DEAL_YET =
            "nothing: the deal sheet's row has been dealt already, and would be dealt again";

    private final String file;
    private final TradeColumns columns;
    private final ReadOptions options;
    private final NumberColumn amounts;
    private final NumberColumn spreads;
    private final List<RawRow> rows = new ArrayList<>();

    TradeRows(String file, TradeColumns columns, ReadOptions options) {
        this.file = file;
        this.columns = columns;
        this.options = options;
        amounts = new NumberColumn(columns.name(TradeField.AMOUNT), columns.dealCurrency());
        spreads = new NumberColumn(columns.name(TradeField.SPREAD), "");
    }

    /// Takes a row with content.
    void add(TableRow row, String hash) {
        RawRow raw = RawRow.of(row, hash, columns.positions());
        amounts.see(row.number(), raw.text(TradeField.AMOUNT));
        if (!ControlRow.is(row)) {
            spreads.see(row.number(), raw.text(TradeField.SPREAD));
        }
        rows.add(raw.with(problems(row)));
    }

    /// How many rows there are.
    int count() {
        return rows.size();
    }

    /// The last row, if it is a control row; it is then no longer among the rows.
    Optional<RawRow> takeControlRow() {
        if (rows.isEmpty() || !rows.getLast().control()) {
            return Optional.empty();
        }
        return Optional.of(rows.removeLast());
    }

    /// The mark of the amounts.
    DecimalMark amountMark() {
        return amounts.decide(file, options);
    }

    /// All rows as drafts.
    List<TradeDraft> drafts() {
        DecimalMark amountMark = amountMark();
        DecimalMark spreadMark = spreads.decide(file, options);
        List<TradeDraft> drafts = new ArrayList<>(rows.size());
        for (RawRow raw : rows) {
            drafts.add(draft(raw, amountMark, spreadMark));
        }
        return drafts;
    }

    private TradeDraft draft(RawRow raw, DecimalMark amountMark, DecimalMark spreadMark) {
        List<FileProblem> problems = new ArrayList<>(raw.problems());
        int row = raw.number();
        Cell<BigDecimal> amount = amounts.cell(row, raw.text(TradeField.AMOUNT), amountMark, problems);
        Cell<BigDecimal> spread = spreads.cell(row, raw.text(TradeField.SPREAD), spreadMark, problems);
        Cell<LocalDate> valueDate =
                DateText.cell(row, columns.name(TradeField.VALUE_DATE), raw.text(TradeField.VALUE_DATE), problems);
        return new TradeDraft(
                row,
                raw.hash(),
                raw.cell(TradeField.CIF),
                amount,
                raw.cell(TradeField.ACCOUNT),
                spread,
                raw.cell(TradeField.PAIR),
                raw.cell(TradeField.SIDE),
                raw.cell(TradeField.DELIVERY),
                valueDate,
                raw.cell(TradeField.REFERENCE),
                raw.cell(TradeField.ALLOWANCE),
                raw.cell(TradeField.BOP_CODE),
                raw.cell(TradeField.TAX_PIN),
                problems);
    }

    private List<FileProblem> problems(TableRow row) {
        List<FileProblem> problems = new ArrayList<>(0);
        if (ControlRow.is(row)) {
            problems.add(FileProblem.ofCell(
                    row.number(),
                    "",
                    ProblemCode.CONTROL_ROW_NOT_LAST,
                    row.text(0),
                    "a control row only as the last row of the file"));
            return problems;
        }
        columns.header().cellBeyond(row).ifPresent(problems::add);
        columns.outputs().stream()
                .filter(column -> !row.text(column).isEmpty())
                .forEach(column -> problems.add(FileProblem.ofCell(
                        row.number(),
                        columns.header().name(column),
                        ProblemCode.ALREADY_DEALT,
                        row.text(column),
                        NO_DEAL_YET)));
        columns.fixedRate().stream()
                .filter(column -> !isNo(row.text(column)))
                .forEach(column -> problems.add(FileProblem.ofCell(
                        row.number(),
                        columns.header().name(column),
                        ProblemCode.FIXED_RATE,
                        row.text(column),
                        "no fixed rate: trades are done at the bank's quote")));
        return problems;
    }

    private static boolean isNo(String text) {
        return text.isEmpty() || text.toLowerCase(Locale.ROOT).equals("no");
    }
}
