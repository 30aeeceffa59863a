package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.service.view.ProblemView;

import java.util.List;

/// Says what was found in a file.
final class ImportReports {

    private static final int MOST_SHOWN = 1000;

    private ImportReports() {}

    static ImportReport of(FileFacts facts, Checked<?> checked) {
        List<FileProblem> problems = checked.problems();
        return new ImportReport(
                facts.file(),
                checked.rowsRead(),
                checked.valid().size(),
                problems.stream().limit(MOST_SHOWN).map(problem -> view(facts.file(), problem)).toList(),
                problems.size());
    }

    /// A file that could not be read at all.
    static ImportReport unreadable(FileRefusedException refused) {
        return new ImportReport(refused.file(), 0, 0, List.of(view(refused.file(), refused.problem())), 1);
    }

    private static ProblemView view(String file, FileProblem problem) {
        return new ProblemView(
                file, problem.row(), problem.column(), problem.code().name(), problem.found(), problem.expected());
    }

    /// How much is wrong, for people: `3 problems in 2 of 12 rows`.
    static String extent(Checked<?> checked) {
        int problems = checked.problems().size();
        int rows = checked.rejects().size();
        String count = problems == 1 ? "1 problem" : problems + " problems";
        return rows == 0 ? count : count + " in " + rows + " of " + checked.rowsRead() + " rows";
    }
}
