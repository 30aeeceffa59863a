package com.fxbatchtrader.service.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A file of trades as it would be imported, before anything is stored.
///
/// @param report what was found in it
/// @param refused why it could not be imported as the order has it, in one sentence
/// @param sha256 of the file's bytes, in hex; empty when it can't be read
/// @param columns its header, in the file's order; empty when it can't be read so far
/// @param total what its amounts add up to, of the rows whose amount can be read
/// @param currency of the amounts; empty when it can't be read
/// @param rows those that were asked for, as they stand, with what was mended
public record ImportPreview(
        ImportReport report,
        Optional<String> refused,
        String sha256,
        List<Column> columns,
        BigDecimal total,
        String currency,
        List<Row> rows) {

    public ImportPreview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// A column of the file.
    ///
    /// @param header as it stands
    /// @param known the known header that it is read as; empty = it is not read
    public record Column(String header, Optional<String> known) {}

    /// A row of the file.
    ///
    /// @param number as a spreadsheet shows it
    /// @param hidden whether the spreadsheet hides it
    public record Row(int number, List<String> cells, boolean hidden) {

        public Row {
            cells = List.copyOf(cells);
        }
    }
}
