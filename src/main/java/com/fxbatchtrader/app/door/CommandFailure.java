package com.fxbatchtrader.app.door;

import java.io.Serial;
import java.util.List;

/// A command can't do what it was asked to. Carries the exit code and one line for each thing that is wrong, each with
/// what to do.
public final class CommandFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> lines;

    public CommandFailure(ExitCode exitCode, List<String> lines) {
        super(String.join("; ", lines));
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    public CommandFailure(ExitCode exitCode, String line) {
        this(exitCode, List.of(line));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<String> lines() {
        return lines;
    }
}
