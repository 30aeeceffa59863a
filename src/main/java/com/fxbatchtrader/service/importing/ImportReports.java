package com.fxbatchtrader.service.importing;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.QuestionView;

import java.util.List;
import java.util.Optional;

/// Says what was found in a file.
final class ImportReports {

    private static final int MOST_SHOWN = 1000;

    private ImportReports() {}

    /// @param readAs how the file was read, in words
    static ImportReport of(FileFacts facts, String readAs, Checked<?> checked) {
        List<FileProblem> problems = checked.problems();
        return new ImportReport(
                facts.file(),
                readAs,
                checked.rowsRead(),
                checked.valid().size(),
                problems.stream().limit(MOST_SHOWN).map(problem -> view(facts.file(), problem)).toList(),
                problems.size(),
                Optional.empty());
    }

    /// A file that could not be read at all.
    static ImportReport unreadable(FileRefusedException refused) {
        return new ImportReport(
                refused.file(),
                "",
                0,
                0,
                List.of(view(refused.file(), refused.problem())),
                1,
                refused.question().map(ImportReports::view));
    }

    private static QuestionView view(Question question) {
        return new QuestionView(
                question.about().name(),
                question.about().flag(),
                question.column(),
                question.choices().stream()
                        .map(choice -> new QuestionView.Choice(choice.value(), choice.means()))
                        .toList());
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
