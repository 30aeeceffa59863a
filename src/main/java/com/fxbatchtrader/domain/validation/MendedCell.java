package com.fxbatchtrader.domain.validation;

/// A cell of a file that a person changed before the import.
///
/// @param row as a spreadsheet shows it, from 1
/// @param column its header, or words such as `column 7` where it has none; at most 200 characters
/// @param found what stands in the file; at most 500 characters, control and direction characters as escapes
/// @param entered what was read instead; likewise
public record MendedCell(int row, String column, String found, String entered) {

    private static final int TEXT_LENGTH = 500;
    private static final int COLUMN_LENGTH = 200;

    public MendedCell {
        if (row < 1) {
            throw new IllegalArgumentException("rows begin at 1, not " + row);
        }
        column = Texts.shown(column, COLUMN_LENGTH);
        found = Texts.shown(found, TEXT_LENGTH);
        entered = Texts.shown(entered, TEXT_LENGTH);
    }
}
