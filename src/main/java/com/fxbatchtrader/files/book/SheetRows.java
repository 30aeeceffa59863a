package com.fxbatchtrader.files.book;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.CellFault;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.TableRow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Reads the rows of a sheet one by one. Not for several threads.
final class SheetRows {

    private static final int LETTERS = 26;
    private static final int MOST_LETTERS = 3;

    private final String file;
    private final PartReader xml;
    private final Cells cells;
    private final ReadLimits limits;
    private final StringBuilder value = new StringBuilder();

    // rows of one sheet have their numbers in the same columns
    private Set<Integer> lastExact = Set.of();

    // the row that is being read
    private List<String> texts = new ArrayList<>();
    private final Set<Integer> exact = new HashSet<>();
    private final Map<Integer, CellFault> faults = new HashMap<>();
    private int column;

    SheetRows(String file, PartReader xml, Cells cells, ReadLimits limits) {
        this.file = file;
        this.xml = xml;
        this.cells = cells;
        this.limits = limits;
    }

    /// Hands over each row that the sheet has, the first of them is 1; rows that it leaves out are blank.
    void each(Consumer<TableRow> handler) {
        int last = 0;
        while (xml.tag() && !xml.isClose("sheetData")) {
            if (xml.isOpen("row")) {
                int number = number(last);
                boolean hidden = xml.attribute("hidden").filter(v -> v.equals("1") || v.equals("true")).isPresent();
                TableRow row = row(number, hidden);
                if (!row.isBlank()) {
                    requireFew(number);
                }
                if (number <= limits.rows()) {
                    handler.accept(row);
                }
                last = number;
            }
        }
    }

    private int number(int last) {
        int number = xml.attribute("r").map(Numbers::whole).orElse(last + 1);
        if (number <= last) {
            throw Broken.book(file, "a sheet whose rows are not in order (row " + number + " behind row " + last + ")");
        }
        return number;
    }

    private void requireFew(int number) {
        if (number > limits.rows()) {
            throw FileRefusedException.of(
                    file,
                    ProblemCode.TOO_MANY_ROWS,
                    "more than " + String.format(Locale.ROOT, "%,d", limits.rows()) + " rows",
                    "at most that many: split the file");
        }
    }

    private TableRow row(int number, boolean hidden) {
        texts = new ArrayList<>(texts.size());
        exact.clear();
        faults.clear();
        column = 0;
        while (xml.tag() && !xml.isClose("row")) {
            if (xml.isOpen("c")) {
                cell(number);
            }
        }
        if (!exact.equals(lastExact)) {
            lastExact = Set.copyOf(exact);
        }
        return new TableRow(number, texts.isEmpty() ? List.of("") : texts, lastExact, faults, hidden);
    }

    private void cell(int row) {
        int at = columnOf(xml.attribute("r", ""));
        if (at < column) {
            throw Broken.book(file, "a sheet whose cells are not in order (in row " + row + ")");
        }
        column = at + 1;
        String type = xml.attribute("t", "n");
        int style = Numbers.whole(xml.attribute("s", "0"));
        boolean formula = false;
        value.setLength(0);
        while (xml.tag() && !xml.isClose("c")) {
            if (xml.isOpen("v")) {
                xml.text(value, limits.cellLength());
            } else if (xml.isOpen("is")) {
                SharedTexts.rich(xml, "is", value, limits.cellLength());
            } else if (xml.isOpen("f")) {
                formula = true;
                xml.skip();
            } else if (xml.isOpen()) {
                xml.skip();
            }
        }
        put(row, at, cells.read(type, style, formula, value.toString()));
    }

    private void put(int row, int at, Cells.Read read) {
        if (read.text().isEmpty() && read.fault().isEmpty()) {
            return;
        }
        if (at >= limits.columns()) {
            throw new FileRefusedException(
                    file,
                    new FileProblem(
                            row,
                            "",
                            ProblemCode.TOO_MANY_COLUMNS,
                            "more than " + limits.columns() + " cells",
                            "at most that many columns"));
        }
        while (texts.size() <= at) {
            texts.add("");
        }
        texts.set(at, read.text());
        if (read.exact()) {
            exact.add(at);
        }
        read.fault().ifPresent(fault -> faults.put(at, fault));
    }

    // `AB12` is the column 27
    private int columnOf(String reference) {
        int at = 0;
        int letters = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            char letter = reference.charAt(letters);
            if (letter < 'A' || letter > 'Z' || letters == MOST_LETTERS) {
                throw Broken.book(file, "a cell at " + reference.substring(0, Math.min(12, reference.length())));
            }
            at = at * LETTERS + (letter - 'A' + 1);
            letters++;
        }
        return letters == 0 ? column : at - 1;
    }
}
