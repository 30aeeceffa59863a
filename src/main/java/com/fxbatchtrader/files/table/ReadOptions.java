package com.fxbatchtrader.files.table;

import java.nio.charset.Charset;
import java.util.Optional;

/// What the operator says about a file. What is left open is decided from the file, and where it can be read in two
/// ways it is refused with the question that decides.
///
/// @param encoding of a text file
/// @param sheet the name of the sheet of a workbook
/// @param hiddenRows whether rows that a spreadsheet hides are taken like the others; otherwise each is a problem
/// @param decimal the decimal mark of all numbers that stand there as text
/// @param dates the order of all dates that are written in figures
/// @param mapping which of the file's columns are known ones under other names
/// @param edits cells that the operator has mended
/// @param control figures that the file must match
public record ReadOptions(
        Optional<Charset> encoding,
        Optional<String> sheet,
        boolean hiddenRows,
        Optional<DecimalMark> decimal,
        Optional<DateOrder> dates,
        ColumnMapping mapping,
        CellEdits edits,
        ControlFigures control) {

    /// Nothing is said: what can be read in two ways is refused.
    public static final ReadOptions NONE =
            new ReadOptions(
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    ColumnMapping.NONE,
                    CellEdits.NONE,
                    ControlFigures.NONE);

    /// The same with an encoding.
    public ReadOptions with(Charset charset) {
        return new ReadOptions(Optional.of(charset), sheet, hiddenRows, decimal, dates, mapping, edits, control);
    }

    /// The same with a sheet.
    public ReadOptions withSheet(String name) {
        return new ReadOptions(encoding, Optional.of(name), hiddenRows, decimal, dates, mapping, edits, control);
    }

    /// The same with hidden rows.
    public ReadOptions withHiddenRows() {
        return new ReadOptions(encoding, sheet, true, decimal, dates, mapping, edits, control);
    }

    /// The same with a decimal mark.
    public ReadOptions with(DecimalMark mark) {
        return new ReadOptions(encoding, sheet, hiddenRows, Optional.of(mark), dates, mapping, edits, control);
    }

    /// The same with an order of dates.
    public ReadOptions with(DateOrder order) {
        return new ReadOptions(encoding, sheet, hiddenRows, decimal, Optional.of(order), mapping, edits, control);
    }

    /// The same with a mapping.
    public ReadOptions with(ColumnMapping columns) {
        return new ReadOptions(encoding, sheet, hiddenRows, decimal, dates, columns, edits, control);
    }

    /// The same with mended cells.
    public ReadOptions with(CellEdits mended) {
        return new ReadOptions(encoding, sheet, hiddenRows, decimal, dates, mapping, mended, control);
    }

    /// The same with control figures.
    public ReadOptions with(ControlFigures figures) {
        return new ReadOptions(encoding, sheet, hiddenRows, decimal, dates, mapping, edits, figures);
    }
}
