package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;

import java.nio.file.Files;
import java.nio.file.Path;

/// A file that somebody named on the command line.
final class InputFile {

    private InputFile() {}

    /// @throws CommandFailure when there is no such file, before anything else is begun
    static Path existing(Path file) {
        if (!Files.exists(file)) {
            throw new CommandFailure(ExitCode.USAGE, file + ": there is no such file; check the path");
        }
        return file;
    }
}
