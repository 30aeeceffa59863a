package com.fxbatchtrader.files.corpus;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A file of trades made from a seed: what it means and how it spells it. Everything in it is fictional. The same seed
/// makes the same file.
final class MadeFile {

    private static final List<String> COLUMNS =
            List.of("Client CIF", "Amount ZAR", "Spread", "Side", "Value Date", "Reference", "Comment", "Branch No");
    private static final List<String> REFERENCES =
            List.of("INV-1001", "Freight, sea", "Order; part 2", "Caf\u00e9 M\u00fcller", "5|6", "6\" pipe", "0042");
    private static final List<String> COMMENTS =
            List.of("", "two\nlines", "a \"quoted\" word", "1.234", "1,234", "tab\there", "R 5,00", "=1+1", "TOTAL");
    private static final String BLANK_LINE = "";

    private final Look look;
    private final List<String> columns;
    private final List<String> headers;
    private final TreeMap<Integer, List<Object>> rows = new TreeMap<>();
    private final List<MadeTrade> trades = new ArrayList<>();

    MadeFile(long seed) {
        Random random = new Random(seed);
        look = Look.of(random);
        columns = new ArrayList<>(COLUMNS.subList(1, 1 + random.nextInt(1, COLUMNS.size())));
        Collections.shuffle(columns, random);
        if (!columns.contains("Amount ZAR")) {
            columns.addLast("Amount ZAR");
        }
        columns.addFirst("Client CIF");
        headers = columns.stream().map(name -> header(name, random)).toList();
        int row = 1 + random.nextInt(2);
        rows.put(row, List.copyOf(headers));
        for (int left = random.nextInt(1, 10); left > 0; left--) {
            row += random.nextInt(6) == 0 ? 2 : 1;
            MadeTrade trade = trade(random);
            trades.add(trade.at(row, columns));
            rows.put(row, columns.stream().map(column -> cell(trade, column, random)).toList());
        }
        if (look.controlRow()) {
            rows.put(row + 1, control());
        }
    }

    /// What the file means.
    List<MadeTrade> trades() {
        return trades;
    }

    Look look() {
        return look;
    }

    /// The texts of a column as the file spells them, for those who must know whether they tell.
    List<String> texts(String column) {
        int at = columns.indexOf(column);
        return at < 0
                ? List.of()
                : rows.tailMap(rows.firstKey(), false).values().stream()
                        .filter(cells -> at < cells.size())
                        .map(cells -> spelled(cells.get(at), columns.get(at)))
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    private static MadeTrade trade(Random random) {
        // three decimals are no amount of rand, and exactly what looks like thousands
        BigDecimal amount =
                BigDecimal.valueOf(random.nextLong(1, 900_000_000), Look.one(random, List.of(0, 1, 2, 2, 3)));
        boolean bare = random.nextInt(3) == 0;
        return new MadeTrade(
                0,
                "%08d".formatted(random.nextInt(100_000_000)),
                amount,
                bare ? Optional.empty() : Optional.of(BigDecimal.valueOf(random.nextInt(9_000), random.nextInt(3))),
                bare ? Optional.empty() : Optional.of(Look.one(random, List.of("Buy", "Sell"))),
                random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(LocalDate.of(2026, 11, 24).plusDays(random.nextInt(60))),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Look.one(random, REFERENCES)));
    }

    private static Object cell(MadeTrade trade, String column, Random random) {
        Optional<?> value =
                switch (column) {
                    case "Client CIF" -> Optional.of(trade.cif());
                    case "Amount ZAR" -> Optional.of(trade.amount());
                    case "Spread" -> trade.spread();
                    case "Side" -> trade.side();
                    case "Value Date" -> trade.valueDate();
                    case "Reference" -> trade.reference();
                    case "Comment" -> Optional.of(Look.one(random, COMMENTS));
                    default -> Optional.of("%04d".formatted(random.nextInt(10_000)));
                };
        return value.isPresent() ? value.get() : "";
    }

    private List<Object> control() {
        List<Object> cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
        cells.set(0, "TOTAL");
        BigDecimal total = trades.stream().map(MadeTrade::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        cells.set(columns.indexOf("Amount ZAR"), total);
        return cells;
    }

    private static String header(String name, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.toLowerCase(Locale.ROOT);
            case 2 -> ' ' + name + "  ";
            default -> name;
        };
    }

    /// The file as text.
    byte[] csv() {
        StringBuilder text = new StringBuilder();
        if (look.byteOrderMark()) {
            text.append('\uFEFF');
        }
        for (int row = 1; row <= rows.lastKey(); row++) {
            List<Object> cells = rows.getOrDefault(row, List.of(BLANK_LINE));
            List<String> spelled = new ArrayList<>();
            for (int column = 0; column < cells.size(); column++) {
                String name = column < columns.size() ? columns.get(column) : "";
                spelled.add(quoted(spelled(cells.get(column), name)));
            }
            if (look.trailingSeparators() && cells.size() > 1) {
                spelled.add("");
                spelled.add("");
            }
            text.append(String.join(String.valueOf(look.delimiter()), spelled)).append(look.lineEnd());
        }
        return text.toString().getBytes(look.charset());
    }

    private String spelled(Object cell, String column) {
        return switch (cell) {
            case BigDecimal number -> column.equals("Amount ZAR") ? look.amount(number) : look.number(number);
            case LocalDate day -> look.day(day);
            default -> cell.toString();
        };
    }

    private String quoted(String text) {
        boolean must =
                text.indexOf(look.delimiter()) >= 0
                        || text.indexOf('"') >= 0
                        || text.indexOf('\n') >= 0
                        || (look.quoteAll() && !text.isEmpty());
        if (must) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
        return look.blanksAround() && !text.isEmpty() ? ' ' + text + ' ' : text;
    }

    /// The same trades as a workbook: numbers and days by their types where nobody typed them as text.
    Path workbook(Path file, boolean typed) {
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "Corpus", null);
            Worksheet sheet = book.newWorksheet("Trades");
            rows.forEach(
                    (row, cells) -> {
                        for (int column = 0; column < cells.size(); column++) {
                            put(sheet, row - 1, column, cells.get(column), typed);
                        }
                    });
            book.newWorksheet("Notes");
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void put(Worksheet sheet, int row, int column, Object cell, boolean typed) {
        if (typed && cell instanceof BigDecimal number) {
            sheet.value(row, column, number);
        } else if (typed && cell instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("dd/mm/yyyy").set();
        } else if (!cell.equals("")) {
            String text = spelled(cell, column < columns.size() ? columns.get(column) : "");
            if (row % 2 == 0) {
                sheet.value(row, column, text);
            } else {
                sheet.inlineString(row, column, text);
            }
        }
    }

    /// The file as text, where it is kept.
    Path csv(Path file) {
        try {
            return Files.write(file, csv());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return look + "\n" + new String(csv(), look.charset());
    }
}
