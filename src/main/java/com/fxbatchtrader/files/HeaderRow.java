package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The row of a table that names its columns: any case, any blanks, any order.
final class HeaderRow {

    private static final int MOST_SHOWN = 30;

    private final String file;
    private final TableRow row;
    private final List<String> keys;

    HeaderRow(String file, TableRow row) {
        this.file = file;
        this.row = row;
        keys = row.cells().stream().map(cell -> Blanks.collapsed(cell).toLowerCase(Locale.ROOT)).toList();
    }

    /// The headers in lower case, each run of blanks as one space; empty where a column has none.
    List<String> keys() {
        return keys;
    }

    /// A column's header as the file spells it.
    String name(int column) {
        return Blanks.collapsed(row.cells().get(column));
    }

    /// A cell of a row that stands where the header names no column: it hints at a separator inside a number or text,
    /// which has moved what follows.
    Optional<FileProblem> cellBeyond(TableRow other) {
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

    /// A required header is not there.
    FileRefusedException missing(String expected) {
        String found =
                row.cells().stream()
                        .limit(MOST_SHOWN)
                        .map(cell -> '"' + Blanks.collapsed(cell) + '"')
                        .collect(Collectors.joining(", "));
        return new FileRefusedException(
                file, new FileProblem(row.number(), "", ProblemCode.MISSING_HEADER, "the headers " + found, expected));
    }

    /// Two headers name the same thing.
    FileRefusedException twice(int first, int second) {
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
