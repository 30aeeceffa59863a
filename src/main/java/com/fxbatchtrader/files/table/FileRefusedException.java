package com.fxbatchtrader.files.table;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.Optional;

/// A file can't be read at all, or not without guessing. The message is one line that says what was found, what is
/// expected and what to do; nothing of the file has been used. Where a person's answer would decide it, the question is
/// with it.
public class FileRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient FileProblem problem;
    private final transient Optional<Question> question;

    /// @param file the file as the person named it
    public FileRefusedException(String file, FileProblem problem) {
        this(file, problem, Optional.empty());
    }

    /// @param question what a person can decide
    public FileRefusedException(String file, FileProblem problem, Question question) {
        this(file, problem, Optional.of(question));
    }

    private FileRefusedException(String file, FileProblem problem, Optional<Question> question) {
        super(problem.text(file));
        this.file = file;
        this.problem = problem;
        this.question = question;
    }

    /// A refusal of the whole file.
    public static FileRefusedException of(String file, ProblemCode code, String found, String expected) {
        return new FileRefusedException(file, FileProblem.ofFile(code, found, expected));
    }

    /// A refusal of the whole file that a person's answer would undo.
    public static FileRefusedException asking(
            String file, ProblemCode code, String found, String expected, Question question) {
        return new FileRefusedException(file, FileProblem.ofFile(code, found, expected), question);
    }

    /// A file that the system doesn't let be read.
    public static FileRefusedException unreadable(String file, IOException e) {
        String why = e instanceof AccessDeniedException ? "no permission to read it" : "an error while reading: " + e;
        FileRefusedException refused = of(file, ProblemCode.NOT_READABLE, why, "a file that can be read");
        refused.initCause(e);
        return refused;
    }

    /// A file of too many bytes.
    public static FileRefusedException tooLarge(String file, long mostBytes) {
        return of(
                file,
                ProblemCode.TOO_LARGE,
                String.format(Locale.ROOT, "more than %,d bytes", mostBytes),
                "a file of at most that size: split it");
    }

    /// The file as the person named it.
    public String file() {
        return file;
    }

    /// What is wrong with it.
    public FileProblem problem() {
        return problem;
    }

    /// What a person can decide so that it is read; empty when the file must be mended.
    public Optional<Question> question() {
        return question;
    }
}
