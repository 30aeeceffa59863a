package com.fxbatchtrader.service.order;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a person says about a file. What is left open is decided from the file; where it can be read in several ways
/// the answer has a question.
///
/// @param encoding the name of a text file's character set; `UTF-8`, `windows-1252`
/// @param sheet the name of a workbook's sheet
/// @param hiddenRows whether rows that the spreadsheet hides are taken like the others; otherwise each is a problem
/// @param decimal the decimal mark of all its numbers; empty = each column decides by itself
/// @param dates the order of all its dates in figures; empty = each column decides by itself
/// @param columns which of its columns are known ones under other names: its header → the known header, or `-` for a
///   column that is not to be read. Empty = as it was kept for a file with the same headers
/// @param forget whether nothing that was kept for the file's headers is used, and it is forgotten
/// @param edits cells that were mended: row as a spreadsheet shows it → column from 0 → the new text
/// @param sha256 what the file's bytes must have, in hex: those of the preview that was mended or looked at; empty =
///   any
public record FileReading(
        Optional<String> encoding,
        Optional<String> sheet,
        boolean hiddenRows,
        Optional<DecimalSign> decimal,
        Optional<DateSequence> dates,
        Map<String, String> columns,
        boolean forget,
        Map<Integer, Map<Integer, String>> edits,
        Optional<String> sha256) {

    /// Nothing is said.
    public static final FileReading OPEN =
            new FileReading(
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    false,
                    Map.of(),
                    Optional.empty());

    public FileReading {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        edits = Map.copyOf(edits);
    }

    /// The same with a decimal sign.
    public FileReading with(DecimalSign sign) {
        return new FileReading(encoding, sheet, hiddenRows, Optional.of(sign), dates, columns, forget, edits, sha256);
    }

    /// The same with other columns.
    public FileReading withColumns(Map<String, String> mapped) {
        return new FileReading(encoding, sheet, hiddenRows, decimal, dates, mapped, forget, edits, sha256);
    }

    /// The same with cells mended in the file of those bytes.
    public FileReading mended(Map<Integer, Map<Integer, String>> cells, String hash) {
        return new FileReading(encoding, sheet, hiddenRows, decimal, dates, columns, forget, cells, Optional.of(hash));
    }

    /// What stands before the decimals of a number.
    public enum DecimalSign {
        POINT,
        COMMA
    }

    /// What stands first in a date in figures that does not begin with its year.
    public enum DateSequence {
        DAY_FIRST,
        MONTH_FIRST
    }
}
