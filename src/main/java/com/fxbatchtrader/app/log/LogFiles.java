package com.fxbatchtrader.app.log;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells the logging library where its files are. It reads that once, when the first logger is made: nothing may make
/// one before.
public final class LogFiles {

    /// The system property that `logback.xml` takes the folder from.
    static final String FOLDER = "fxbatch.logs";

    /// The system property that `logback.xml` takes the least level on standard error from.
    static final String ON_STDERR = "fxbatch.log.stderr";

    /// The system property that `logback.xml` takes this process's number from.
    static final String PROCESS = "fxbatch.pid";

    private boolean ready;

    /// Makes the folder and names it; with `verbose` the log goes to standard error as well.
    ///
    /// @throws CommandFailure when the folder can't be written
    public void open(Path folder, boolean verbose) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw refused(folder);
        }
        if (!Files.isWritable(folder)) {
            throw refused(folder);
        }
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(ON_STDERR, verbose ? "DEBUG" : "OFF");
        System.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
        ready = true;
    }

    /// Whether loggers may be made.
    public boolean ready() {
        return ready;
    }

    private static CommandFailure refused(Path folder) {
        return new CommandFailure(
                ExitCode.USAGE, folder + ": the folder can't be made or written; choose another by --data");
    }
}
