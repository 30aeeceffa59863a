package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.ClientDraft;
import com.fxbatchtrader.domain.validation.ClientTable;
import com.fxbatchtrader.domain.validation.FileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads a file of clients: `Client`, `Client CIF`, `Fixed Spread` and any `XXX Account` with a currency's code.
/// Memory is bounded by the limits, whatever the file is. Safe for any thread.
public final class ClientFileReader {

    private static final String ACCOUNT = " account";

    private final ReadLimits limits;

    public ClientFileReader(ReadLimits limits) {
        this.limits = limits;
    }

    /// Reads the whole file. What is wrong with single rows is noted with them.
    ///
    /// @throws FileRefusedException when the file can't be read, or not in one way only
    public ClientFile read(Path file, ReadOptions options) {
        TableSource source = new TableSources(limits).open(file);
        Collector<Rows> collector =
                new Collector<>(source.file(), limits.records(), Rows::begin, (rows, row) -> rows.add(row));
        String hash = source.read(collector);
        ClientTable table = collector.result().table(source.file(), options);
        return new ClientFile(
                new FileFacts(source.file(), source.format(), hash, table.drafts().size()), table);
    }

    /// The columns of a client file.
    private record Columns(int name, int cif, int spread, Map<String, Integer> accounts) {

        static Columns of(HeaderRow header) {
            Map<String, Integer> known = new TreeMap<>();
            Map<String, Integer> accounts = new TreeMap<>();
            for (int column = 0; column < header.keys().size(); column++) {
                String key = header.keys().get(column);
                boolean account = key.length() == 3 + ACCOUNT.length() && key.endsWith(ACCOUNT);
                String currency = account ? key.substring(0, 3).toUpperCase(Locale.ROOT) : "";
                if (Currencies.exists(currency)) {
                    accounts.put(currency, column);
                } else if (!key.equals("client") && !key.equals("client cif") && !key.equals("fixed spread")) {
                    continue;
                }
                Integer former = known.putIfAbsent(key, column);
                if (former != null) {
                    throw header.twice(former, column);
                }
            }
            for (String required : List.of("Client", "Client CIF", "Fixed Spread")) {
                if (!known.containsKey(required.toLowerCase(Locale.ROOT))) {
                    throw header.missing("also \"" + required + "\", as a client file has it");
                }
            }
            return new Columns(
                    known.getOrDefault("client", 0),
                    known.getOrDefault("client cif", 0),
                    known.getOrDefault("fixed spread", 0),
                    accounts);
        }
    }

    /// The rows: first collected, since a column's decimal mark is only known at its end.
    private record Rows(HeaderRow header, Columns columns, NumberColumn spreads, List<Row> rows) {

        static Rows begin(HeaderRow header) {
            Columns columns = Columns.of(header);
            return new Rows(
                    header, columns, new NumberColumn(header.name(columns.spread), ""), new ArrayList<>());
        }

        void add(TableRow row) {
            spreads.see(row.number(), row.text(columns.spread));
            Map<String, Cell<String>> accounts = new TreeMap<>();
            columns.accounts.forEach((currency, column) -> accounts.put(currency, cell(row, column)));
            rows.add(new Row(
                    row.number(),
                    cell(row, columns.cif),
                    cell(row, columns.name),
                    cell(row, columns.spread).found(),
                    accounts,
                    header.cellBeyond(row).stream().toList()));
        }

        ClientTable table(String file, ReadOptions options) {
            DecimalMark mark = spreads.decide(file, options);
            List<ClientDraft> drafts =
                    rows.stream().map(row -> row.draft(spreads, mark)).toList();
            Map<String, String> accounts = new TreeMap<>();
            columns.accounts.forEach((currency, column) -> accounts.put(currency, header.name(column)));
            return new ClientTable(
                    header.name(columns.cif),
                    header.name(columns.name),
                    header.name(columns.spread),
                    accounts,
                    drafts);
        }

        private static Cell<String> cell(TableRow row, int column) {
            String text = RawRow.kept(row.text(column));
            return text.isEmpty() ? Cell.blank() : Cell.of(text, text);
        }
    }

    /// One row, whose spread is not yet a number.
    private record Row(
            int number,
            Cell<String> cif,
            Cell<String> name,
            String spread,
            Map<String, Cell<String>> accounts,
            List<FileProblem> problems) {

        ClientDraft draft(NumberColumn spreads, DecimalMark mark) {
            List<FileProblem> all = new ArrayList<>(problems);
            return new ClientDraft(number, cif, name, spreads.cell(number, spread, mark, all), accounts, all);
        }
    }
}
