package com.fxbatchtrader.files.trade;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.domain.validation.TradeField;
import com.fxbatchtrader.domain.validation.TradeTable;
import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.table.Collector;
import com.fxbatchtrader.files.table.ControlFigures;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Hashes;
import com.fxbatchtrader.files.table.HeaderRow;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a file of trades: the plain one with `Client CIF` and `Amount ZAR`, or the desk's deal sheet. Memory is
/// bounded by the limits, whatever the file is. Safe for any thread.
public final class TradeFileReader {

    private final ReadLimits limits;

    public TradeFileReader(ReadLimits limits) {
        this.limits = limits;
    }

    /// Reads the whole file. What is wrong with single rows is noted with them.
    ///
    /// @throws FileRefusedException when the file can't be read, or not in one way only
    public TradeFile read(Path file, ReadOptions options) {
        TableSource source = new TableSources(limits).open(file, options);
        MessageDigest sha256 = Hashes.sha256();
        // one row more than trades: the control row
        Collector<Rows> collector =
                new Collector<>(
                        source.file(),
                        options.mapping(),
                        limits.records() + 1,
                        header -> Rows.begin(source.file(), header, options),
                        (rows, row) -> rows.trades.add(row, Hashes.ofRow(sha256, row.cells())));
        String hash = source.read(collector);
        Rows rows = collector.result();
        TradeTable table = rows.table(options);
        requireTrades(source.file(), table.drafts().size());
        return new TradeFile(new FileFacts(source.file(), source.format(), hash, table.drafts().size()), table);
    }

    private void requireTrades(String file, int count) {
        if (count == 0) {
            throw FileRefusedException.of(
                    file, ProblemCode.NO_ROWS, "no trades", "a header row and at least one trade below it");
        }
        if (count > limits.records()) {
            throw FileRefusedException.of(
                    file, ProblemCode.TOO_MANY_TRADES, count + " trades", "at most " + limits.records());
        }
    }

    private record Rows(TradeColumns columns, TradeRows trades) {

        static Rows begin(String file, HeaderRow header, ReadOptions options) {
            TradeColumns columns = TradeColumns.of(header);
            return new Rows(columns, new TradeRows(file, columns, options));
        }

        TradeTable table(ReadOptions options) {
            Optional<TableRow> control = trades.takeControlRow();
            List<TradeDraft> drafts = trades.takeDrafts();
            ControlCheck check = new ControlCheck(columns.name(TradeField.AMOUNT), drafts);
            List<FileProblem> problems = new ArrayList<>(check.compare(options.control(), 0));
            control.ifPresent(
                    row -> {
                        ControlFigures figures = ControlRow.read(row, columns, trades.amountMark(), problems);
                        problems.addAll(check.compare(figures, row.number()));
                    });
            return new TradeTable(columns.names(), columns.dealCurrency(), columns.dealSheet(), drafts, problems);
        }
    }
}
