package com.fxbatchtrader.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One run of a launcher script to its end: what it printed and how it ended.
record Launched(int exitCode, List<String> out, List<String> errors) {

    private static final int LONGEST_SECONDS = 60;

    /// Runs the program in the folder with nothing but these environment variables, and waits for its end.
    static Launched run(Path folder, Map<String, String> environment, Path program, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(folder, environment, program, arguments);
        process.getOutputStream().close();
        List<String> out = lines(process.getInputStream().readAllBytes());
        List<String> errors = lines(process.getErrorStream().readAllBytes());
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(program + " did not end");
        }
        return new Launched(process.exitValue(), out, errors);
    }

    static Process start(Path folder, Map<String, String> environment, Path program, String... arguments)
            throws IOException {
        List<String> command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> lines(byte[] bytes) {
        return new String(bytes, UTF_8).lines().toList();
    }

    /// What the stand-in for Java printed after this word, in order.
    List<String> said(String word) {
        return out.stream()
                .filter(line -> line.startsWith(word + "="))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }
}
