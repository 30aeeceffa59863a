package com.fxbatchtrader.domain.validation;

/// One thing that is wrong with a file.
///
/// @param row the row that a spreadsheet shows, from 1; 0 = the whole file is meant
/// @param column the header's name as the file has it; empty = the whole row or file is meant
/// @param found what stands there: by its code the cell's text (empty = nothing), or a description; at most 500
///   characters; control and direction characters are shown as escapes
/// @param expected what should stand there, and where it helps, what to do
public record FileProblem(int row, String column, ProblemCode code, String found, String expected) {

    private static final int TEXT_LENGTH = 500;
    private static final int COLUMN_LENGTH = 200;

    public FileProblem {
        if (row < 0) {
            throw new IllegalArgumentException("rows begin at 1, not " + row);
        }
        column = Texts.shown(column, COLUMN_LENGTH);
        found = Texts.shown(found, TEXT_LENGTH);
        expected = Texts.shown(expected, TEXT_LENGTH);
    }

    /// A problem of the whole file.
    public static FileProblem ofFile(ProblemCode code, String found, String expected) {
        return new FileProblem(0, "", code, found, expected);
    }

    /// The problem in one line: `FILE:ROW: COLUMN: what was found and what is expected`.
    public String text(String file) {
        StringBuilder line = new StringBuilder(Texts.shown(file, TEXT_LENGTH));
        if (row > 0) {
            line.append(':').append(row);
        }
        return line.append(": ").append(sentence()).toString();
    }

    /// The problem without file and row: `COLUMN: what was found and what is expected`.
    public String sentence() {
        String shown = code.foundIsCell() ? quoted() : found;
        return (column.isEmpty() ? "" : column + ": ") + "found " + shown + ", expected " + expected;
    }

    private String quoted() {
        return found.isBlank() ? "nothing" : '"' + found + '"';
    }
}
