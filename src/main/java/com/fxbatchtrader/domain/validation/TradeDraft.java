package com.fxbatchtrader.domain.validation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// One row of a trade file, read but not judged.
///
/// @param row as a spreadsheet shows it
/// @param rowHash SHA-256 of the row's cells, in hex
/// @param amount in the currency of the file's amount column
/// @param spread pips
/// @param problems what could not be read in it
public record TradeDraft(
        int row,
        String rowHash,
        Cell<String> cif,
        Cell<BigDecimal> amount,
        Cell<String> account,
        Cell<BigDecimal> spread,
        Cell<String> pair,
        Cell<String> side,
        Cell<String> delivery,
        Cell<LocalDate> valueDate,
        Cell<String> reference,
        Cell<String> allowance,
        Cell<String> bopCode,
        Cell<String> taxPin,
        List<FileProblem> problems) {

    public TradeDraft {
        problems = List.copyOf(problems);
    }
}
