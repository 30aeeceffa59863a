package com.fxbatchtrader.files.table;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The row of a table that names its columns: any case, any blanks, any order.
public final class HeaderRow {

    private static final int MOST_SHOWN = 30;

    private final String file;
    private final TableRow row;
    private final ColumnMapping mapping;
    private final List<String> keys;

    public HeaderRow(String file, TableRow row, ColumnMapping mapping) {
        this.file = file;
        this.row = row;
        this.mapping = mapping;
        keys = row.cells().stream().map(mapping::keyOf).toList();
    }

    /// What the headers say, in lower case, each run of blanks as one space: the known header's name where one is
    /// mapped; empty where a column has none.
    public List<String> keys() {
        return keys;
    }

    /// Refuses a mapping of columns that the file doesn't have, or to headers that no reader knows.
    ///
    /// @param known whether a reader knows a header in lower case
    /// @param examples headers that it knows
    public void requireMapped(Predicate<String> known, String examples) {
        Set<String> own = row.cells().stream().map(ColumnMapping::key).collect(Collectors.toSet());
        mapping.columns()
                .forEach(
                        (header, to) -> {
                            if (!own.contains(ColumnMapping.key(header))) {
                                throw mapped("the headers " + headers(), "the column \"" + header + "\", to be mapped");
                            }
                            if (!to.equals(ColumnMapping.NOT_READ) && !known.test(ColumnMapping.key(to))) {
                                throw mapped(
                                        "\"" + header + "\" mapped to \"" + to + "\", a header that means nothing here",
                                        "one of " + examples + ", or - for a column that is not to be read");
                            }
                        });
    }

    private FileRefusedException mapped(String found, String expected) {
        return new FileRefusedException(file, new FileProblem(row.number(), "", ProblemCode.MAPPING, found, expected));
    }

    /// A column's header as the file spells it.
    public String name(int column) {
        return HeaderText.of(row.cells().get(column));
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
        List<Question.Choice> columns = new ArrayList<>();
        for (int column = 0; column < keys.size(); column++) {
            if (!keys.get(column).isEmpty()) {
                columns.add(new Question.Choice(name(column), "column " + (column + 1)));
            }
        }
        return new MissingHeaderException(
                file,
                row.number(),
                "the headers " + headers(),
                expected,
                new Question(Question.About.COLUMNS, "", columns));
    }

    private String headers() {
        return row.cells().stream()
                .limit(MOST_SHOWN)
                .map(cell -> '"' + HeaderText.of(cell) + '"')
                .collect(Collectors.joining(", "));
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
