package com.fxbatchtrader.domain.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// One row of a client file, read but not judged.
///
/// @param row as a spreadsheet shows it
/// @param spread pips
/// @param accounts account numbers by currency code
/// @param problems what could not be read in it
public record ClientDraft(
        int row,
        Cell<String> cif,
        Cell<String> name,
        Cell<BigDecimal> spread,
        Map<String, Cell<String>> accounts,
        List<FileProblem> problems) {

    public ClientDraft {
        accounts = Map.copyOf(accounts);
        problems = List.copyOf(problems);
    }
}
