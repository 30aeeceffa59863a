package com.fxbatchtrader.service.view;

import java.util.List;
import java.util.Optional;

/// What was found in a file.
///
/// @param file the file as the person named it
/// @param readAs what it was recognised as, and which of its columns are known ones under other names; empty when that
///   is not known
/// @param rowsRead data rows read
/// @param rowsAccepted rows that have no problem
/// @param problems the first 1,000, in the order of rows
/// @param problemCount all of them
/// @param question what a person must say before it can be read
public record ImportReport(
        String file,
        String readAs,
        int rowsRead,
        int rowsAccepted,
        List<ProblemView> problems,
        int problemCount,
        Optional<QuestionView> question) {

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /// Whether every row is good.
    public boolean clean() {
        return problemCount == 0;
    }
}
