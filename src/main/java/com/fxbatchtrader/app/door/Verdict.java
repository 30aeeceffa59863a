package com.fxbatchtrader.app.door;

import java.util.List;

/// What a failure means to who started the command.
///
/// @param exitCode what the shell sees
/// @param lines what the person reads, each with what to do
public record Verdict(ExitCode exitCode, List<String> lines) {
    public Verdict {
        lines = List.copyOf(lines);
    }

    static Verdict of(ExitCode exitCode, String line) {
        return new Verdict(exitCode, List.of(line));
    }
}
