package com.fxbatchtrader.domain.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A file after its validation.
///
/// @param valid the rows without a problem, in the file's order
/// @param fileProblems problems of the file as a whole: while there is one, nothing of it is imported, not even the
///   valid rows
/// @param rowProblems all problems of all rows, by row
/// @param rowsRead all rows with content, header and control row not counted
/// @param <T> what a valid row is
public record Checked<T>(List<T> valid, List<FileProblem> fileProblems, List<FileProblem> rowProblems, int rowsRead) {

    public Checked {
        valid = List.copyOf(valid);
        fileProblems = List.copyOf(fileProblems);
        rowProblems = List.copyOf(rowProblems);
    }

    /// Whether the whole file may be imported.
    public boolean clean() {
        return fileProblems.isEmpty() && rowProblems.isEmpty();
    }

    /// Whether the valid rows alone may be imported, where the operator chose that.
    public boolean importableInPart() {
        return fileProblems.isEmpty() && !valid.isEmpty();
    }

    /// All problems, those of the file first.
    public List<FileProblem> problems() {
        List<FileProblem> all = new ArrayList<>(fileProblems);
        all.addAll(rowProblems);
        return all;
    }

    /// The rejected rows with their problems, by row.
    public SequencedMap<Integer, List<FileProblem>> rejects() {
        SequencedMap<Integer, List<FileProblem>> byRow = new LinkedHashMap<>();
        rowProblems.forEach(problem -> byRow.computeIfAbsent(problem.row(), _ -> new ArrayList<>()).add(problem));
        return byRow;
    }
}
