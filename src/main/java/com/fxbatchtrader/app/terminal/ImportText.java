package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.QuestionView;

import java.util.ArrayList;
import java.util.List;

/// What came of imports, as text. Problems stand one a line as `FILE:ROW: COLUMN: what was found and what is expected`,
/// so that editors and scripts find the place.
public final class ImportText {

    private ImportText() {}

    /// Every problem that was kept, and how many more there are.
    public static List<String> problems(ImportReport report) {
        List<String> lines = new ArrayList<>();
        report.problems().forEach(p -> lines.add(problem(p)));
        report.question().ifPresent(question -> lines.addAll(question(report.file(), question)));
        int more = report.problemCount() - report.problems().size();
        if (more > 0) {
            lines.add(
                    Texts.safe(report.file())
                            + ": "
                            + Amounts.count(more)
                            + " more problems, "
                            + Amounts.count(report.problemCount())
                            + " in all");
        }
        return List.copyOf(lines);
    }

    // one line a choice, as it is typed
    private static List<String> question(String file, QuestionView question) {
        if (question.about().equals("COLUMNS")) {
            return List.of(
                    Texts.safe(file)
                            + ": "
                            + question.flag()
                            + " \"Header=Known header\" reads a column of another name as a known one, and is kept");
        }
        return question.choices().stream()
                .map(
                        choice ->
                                Texts.safe(
                                        file
                                                + ": "
                                                + question.flag()
                                                + " "
                                                + typed(choice.value())
                                                + ": "
                                                + choice.means()))
                .toList();
    }

    private static String typed(String value) {
        return value.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.')
                ? value
                : '"' + value + '"';
    }

    static String problem(ProblemView problem) {
        String row = problem.row() > 0 ? ":" + problem.row() : "";
        String column = problem.column().isEmpty() ? "" : " " + problem.column() + ":";
        return Texts.safe(
                problem.file() + row + ":" + column + " found " + problem.found() + ", expected " + problem.expected());
    }

    /// How an import of clients ended, in one line.
    public static String clients(ClientImportView result, boolean dryRun) {
        String file = Texts.safe(result.report().file());
        return result.refused()
                .map(r -> file + ": refused: " + Texts.safe(r))
                .orElseGet(
                        () ->
                                file
                                        + ": "
                                        + (dryRun ? "nothing stored (dry run), would be: " : "")
                                        + result.created()
                                        + " clients new, "
                                        + result.changed()
                                        + " changed, "
                                        + result.unchanged()
                                        + " as before");
    }

    /// How an import of a batch ended, in one line.
    public static String batch(BatchImportView result) {
        ImportReport report = result.report();
        String file = Texts.safe(report.file());
        if (result.refused().isPresent()) {
            return file + ": refused: " + Texts.safe(result.refused().get());
        }
        String rows = Words.trades(report.rowsAccepted());
        int out = report.rowsRead() - report.rowsAccepted();
        String kept = out > 0 ? ", " + Amounts.count(out) + " rows kept out" : "";
        return result.batch()
                .map(b -> file + ": " + rows + kept + ", stored as " + name(b) + readAs(report))
                .orElseGet(() -> file + ": " + rows + kept + ", nothing stored (dry run)" + readAs(report));
    }

    private static String readAs(ImportReport report) {
        return report.readAs().isEmpty() ? "" : "; read as " + Texts.safe(report.readAs());
    }

    private static String name(BatchView batch) {
        return "#" + batch.number() + " " + Texts.safe(batch.name());
    }
}
