package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;

/// A file can't be read at all, or not without guessing. The message is one line that says what was found, what is
/// expected and what to do; nothing of the file has been used.
public final class FileRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient FileProblem problem;

    /// @param file the file as the person named it
    public FileRefusedException(String file, FileProblem problem) {
        super(problem.text(file));
        this.file = file;
        this.problem = problem;
    }

    /// A refusal of the whole file.
    static FileRefusedException of(String file, ProblemCode code, String found, String expected) {
        return new FileRefusedException(file, FileProblem.ofFile(code, found, expected));
    }

    /// The file as the person named it.
    public String file() {
        return file;
    }

    /// What is wrong with it.
    public FileProblem problem() {
        return problem;
    }
}
