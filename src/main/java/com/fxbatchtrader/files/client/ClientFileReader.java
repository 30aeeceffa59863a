package com.fxbatchtrader.files.client;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.ClientDraft;
import com.fxbatchtrader.domain.validation.ClientTable;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.cell.NumberColumn;
import com.fxbatchtrader.files.cell.TextColumn;
import com.fxbatchtrader.files.table.Collector;
import com.fxbatchtrader.files.table.DecimalMark;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.HeaderRow;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads a file of clients: `Client`, `Client CIF`, `Fixed Spread` and any `XXX Account` with a currency's code. Memory
/// is bounded by the limits, whatever the file is. Safe for any thread.
public final class ClientFileReader {

    private final ReadLimits limits;

    public ClientFileReader(ReadLimits limits) {
        this.limits = limits;
    }

    /// Reads the whole file. What is wrong with single rows is noted with them.
    ///
    /// @throws FileRefusedException when the file can't be read, or not in one way only
    public ClientFile read(Path file, ReadOptions options) {
        TableSource source = new TableSources(limits).open(file, options);
        Collector<Rows> collector =
                new Collector<>(
                        source.file(),
                        options.mapping(),
                        limits.records(),
                        header -> Rows.begin(header, options),
                        (rows, row) -> rows.add(row));
        String hash = source.read(collector);
        ClientTable table = collector.result().table(source.file());
        return new ClientFile(new FileFacts(source.file(), source.format(), hash, table.drafts().size()), table);
    }

    /// The rows: first collected, since a column's decimal mark is only known at its end.
    private record Rows(
            HeaderRow header, ReadOptions options, ClientColumns columns, NumberColumn spreads, List<Row> rows) {

        static Rows begin(HeaderRow header, ReadOptions options) {
            ClientColumns columns = ClientColumns.of(header);
            return new Rows(
                    header, options, columns, new NumberColumn(header.name(columns.spread()), ""), new ArrayList<>());
        }

        void add(TableRow row) {
            boolean exactSpread = row.exact().contains(columns.spread());
            if (!exactSpread) {
                spreads.see(row.number(), row.text(columns.spread()));
            }
            Map<String, Cell<String>> accounts = new TreeMap<>();
            columns.accounts().forEach((currency, column) -> accounts.put(currency, cell(row, column)));
            rows.add(
                    new Row(
                            row.number(),
                            cell(row, columns.cif()),
                            cell(row, columns.name()),
                            cell(row, columns.spread()),
                            exactSpread,
                            accounts,
                            problems(row)));
        }

        private List<FileProblem> problems(TableRow row) {
            List<FileProblem> problems = new ArrayList<>(0);
            header.hidden(row, options).ifPresent(problems::add);
            problems.addAll(header.faults(row, columns.all()));
            header.cellBeyond(row).ifPresent(problems::add);
            return problems;
        }

        ClientTable table(String file) {
            DecimalMark mark = spreads.decide(file, options);
            List<ClientDraft> drafts = rows.stream().map(row -> row.draft(spreads, mark)).toList();
            Map<String, String> accounts = new TreeMap<>();
            columns.accounts().forEach((currency, column) -> accounts.put(currency, header.name(column)));
            return new ClientTable(
                    header.name(columns.cif()),
                    header.name(columns.name()),
                    header.name(columns.spread()),
                    accounts,
                    drafts);
        }

        private static Cell<String> cell(TableRow row, int column) {
            return new TextColumn(column).cell(row);
        }
    }

    /// One row, whose spread is not yet a number.
    private record Row(
            int number,
            Cell<String> cif,
            Cell<String> name,
            Cell<String> spread,
            boolean exactSpread,
            Map<String, Cell<String>> accounts,
            List<FileProblem> problems) {

        ClientDraft draft(NumberColumn spreads, DecimalMark mark) {
            List<FileProblem> all = new ArrayList<>(problems);
            return new ClientDraft(number, cif, name, spread(spreads, mark, all), accounts, all);
        }

        private Cell<BigDecimal> spread(NumberColumn spreads, DecimalMark mark, List<FileProblem> all) {
            return spreads.cell(number, spread, exactSpread ? DecimalMark.POINT : mark, all);
        }
    }
}
