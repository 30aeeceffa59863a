package com.fxbatchtrader.files.table;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;

/// The first row with content lacks a header that is needed.
final class MissingHeaderException extends FileRefusedException {

    private static final long serialVersionUID = 1L;

    MissingHeaderException(String file, int row, String found, String expected, Question question) {
        super(file, new FileProblem(row, "", ProblemCode.MISSING_HEADER, found, expected), question);
    }

    /// The refusal where a later row has all that are needed.
    FileRefusedException title(int headerRow) {
        return new FileRefusedException(
                file(),
                new FileProblem(
                        problem().row(),
                        "",
                        ProblemCode.MISSING_HEADER,
                        problem().found(),
                        "the header in the first row with content: row "
                                + headerRow
                                + " looks like it, delete the rows above"));
    }
}
