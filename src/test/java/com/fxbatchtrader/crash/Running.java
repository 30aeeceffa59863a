package com.fxbatchtrader.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A process of the program, with what it has written so far.
public record Running(Process process, Path outFile, Path errFile) {

    private static final int LOOK_MILLIS = 3;

    /// What it has written to standard output.
    public String out() {
        return read(outFile);
    }

    /// What it has written to standard error.
    public String err() {
        return read(errFile);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it: SIGKILL, no matter what it does.
    public void kill() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(20));
    }

    /// Sends a signal by its name: `INT`, `TERM`.
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits for its end and returns its exit code.
    ///
    /// @throws AssertionError when it does not end in that time; it is killed then
    public int ended(Duration atMost) {
        if (!waited(atMost.toMillis())) {
            process.destroyForcibly();
            throw new AssertionError(
                    "a process has not ended within "
                            + atMost
                            + ": "
                            + process.info().commandLine().orElse("?")
                            + System.lineSeparator()
                            + err());
        }
        return process.exitValue();
    }

    /// Waits until something has happened or the process has ended.
    ///
    /// @return whether it has happened while the process lived
    public boolean until(BooleanSupplier happened, Duration atMost) {
        long looks = atMost.toMillis() / LOOK_MILLIS;
        for (long i = 0; i < looks; i++) {
            if (happened.getAsBoolean()) {
                return process.isAlive();
            }
            if (waited(LOOK_MILLIS)) {
                return false;
            }
        }
        return false;
    }

    /// Waits for that long.
    ///
    /// @return whether the process has ended by then
    public boolean waited(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
    }
}
