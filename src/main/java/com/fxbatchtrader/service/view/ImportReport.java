package com.fxbatchtrader.service.view;

import java.util.List;

/// What was found in a file.
///
/// @param file the file as the person named it
/// @param rowsRead data rows read
/// @param rowsAccepted rows that have no problem
/// @param problems the first 1,000, in the order of rows
/// @param problemCount all of them
public record ImportReport(String file, int rowsRead, int rowsAccepted, List<ProblemView> problems, int problemCount) {
    public ImportReport {
        problems = List.copyOf(problems);
    }

    /// Whether every row is good.
    public boolean clean() {
        return problemCount == 0;
    }
}
