package com.fxbatchtrader.files.table;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The row of a table that names its columns: any case, any blanks, any order.
public final class HeaderRow {

    private static final int MOST_SHOWN = 30;

    private final String file;
    private final TableRow row;
    private final List<String> keys;

    public HeaderRow(String file, TableRow row, ColumnMapping mapping) {
        this.file = file;
        this.row = row;
        keys = row.cells().stream().map(mapping::keyOf).toList();
    }

    /// What the headers say, in lower case, each run of blanks as one space: the known header's name where one is
    /// mapped; empty where a column has none.
    public List<String> keys() {
        return keys;
    }

    /// A column's header as the file spells it.
    public String name(int column) {
        return Blanks.collapsed(row.cells().get(column));
    }

    /// A cell of a row that stands where the header names no column: it hints at a separator inside a number or text,
    /// which has moved what follows.
    public Optional<FileProblem> cellBeyond(TableRow other) {
        for (int column = 0; column < other.cells().size(); column++) {
            boolean named = column < keys.size() && !keys.get(column).isEmpty();
            if (!named && !other.text(column).isEmpty()) {
                return Optional.of(
                        new FileProblem(
                                other.number(),
                                "column " + (column + 1),
                                ProblemCode.CELLS_BEYOND_HEADER,
                                other.text(column),
                                "no cell where there is no header (is a text with a separator in it without its"
                                        + " quotes?)"));
            }
        }
        return Optional.empty();
    }

    /// The cells of a row that could not be read, in the columns that matter.
    ///
    /// @param read the columns that are read, from 0
    public List<FileProblem> faults(TableRow other, Collection<Integer> read) {
        if (other.faults().isEmpty()) {
            return List.of();
        }
        return other.faults().entrySet().stream()
                .filter(fault -> read.contains(fault.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(
                        fault ->
                                new FileProblem(
                                        other.number(),
                                        name(fault.getKey()),
                                        fault.getValue().code(),
                                        fault.getValue().found(),
                                        fault.getValue().expected()))
                .toList();
    }

    /// A row that nobody sees in the spreadsheet, where the operator hasn't said that such rows are meant.
    public Optional<FileProblem> hidden(TableRow other, ReadOptions options) {
        if (!other.hidden() || options.hiddenRows()) {
            return Optional.empty();
        }
        return Optional.of(
                new FileProblem(
                        other.number(),
                        "",
                        ProblemCode.HIDDEN_ROW,
                        "a row that the spreadsheet hides (by a filter, or by hand)",
                        "rows that are shown; --hidden-rows takes hidden ones like the others"));
    }

    /// A required header is not there.
    public FileRefusedException missing(String expected) {
        String found =
                row.cells().stream()
                        .limit(MOST_SHOWN)
                        .map(cell -> '"' + Blanks.collapsed(cell) + '"')
                        .collect(Collectors.joining(", "));
        return new FileRefusedException(
                file, new FileProblem(row.number(), "", ProblemCode.MISSING_HEADER, "the headers " + found, expected));
    }

    /// Two headers name the same thing.
    public FileRefusedException twice(int first, int second) {
        return new FileRefusedException(
                file,
                new FileProblem(
                        row.number(),
                        name(second),
                        ProblemCode.DUPLICATE_HEADER,
                        "a second column for what \"" + name(first) + "\" (column " + (first + 1) + ") is",
                        "one of the two: rename or delete the column that is not meant"));
    }
}
