package com.fxbatchtrader.domain.validation;

/// One thing that is wrong with a file.
///
/// @param row the row that a spreadsheet shows, from 1; 0 = the whole file is meant
/// @param column the header's name as the file has it; empty = the whole row or file is meant
/// @param content by its code the cell's bare text (empty = nothing), or a description of what was found; control and
///   direction characters are shown as escapes
/// @param expected what should stand there, and where it helps, what to do; at most 500 characters
public record FileProblem(int row, String column, ProblemCode code, String content, String expected) {

    private static final int TEXT_LENGTH = 500;
    private static final int COLUMN_LENGTH = 200;
    private static final int QUOTES = 2;

    public FileProblem {
        if (row < 0) {
            throw new IllegalArgumentException("rows begin at 1, not " + row);
        }
        column = Texts.shown(column, COLUMN_LENGTH);
        content = Texts.shown(content, TEXT_LENGTH - QUOTES);
        expected = Texts.shown(expected, TEXT_LENGTH);
    }

    /// A problem of the whole file.
    public static FileProblem ofFile(ProblemCode code, String found, String expected) {
        return new FileProblem(0, "", code, found, expected);
    }

    /// A problem of one cell.
    ///
    /// @param cell the cell's bare text
    public static FileProblem ofCell(int row, String column, ProblemCode code, String cell, String expected) {
        return new FileProblem(row, column, code, cell, expected);
    }

    /// What was found, for people: a cell's text in quotes, `nothing`, or a description; at most 500 characters. Made
    /// when it is asked for: a file may have a million problems, and their cells are in memory already.
    public String found() {
        if (!code.foundIsCell()) {
            return content;
        }
        return content.isBlank() ? "nothing" : '"' + content + '"';
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
        return (column.isEmpty() ? "" : column + ": ") + "found " + found() + ", expected " + expected;
    }
}
