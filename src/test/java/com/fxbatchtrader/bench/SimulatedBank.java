package com.fxbatchtrader.bench;

import com.fxbatchtrader.app.Main;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The bank simulator in a process of its own, without faults.
final class SimulatedBank implements AutoCloseable {

    private static final String READY = "listening on ";

    private final Process process;
    private final URI address;

    private SimulatedBank(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// @param latencyMillis how long each answer takes at the bank
    static SimulatedBank start(int latencyMillis) throws IOException {
        Path folder = Files.createTempDirectory("fxbatch-bench-bank");
        Path profile =
                Files.writeString(
                        folder.resolve("profile.txt"),
                        "latency = " + latencyMillis + "ms\nquote-life = 60s\ndeduplicate = false\n");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                        "-XX:+UseSerialGC",
                                        "-Xmx512m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName(),
                                        "bank-simulator",
                                        "--port=0",
                                        "--ledger=" + folder.resolve("ledger.jsonl"),
                                        "--profile=" + profile,
                                        "--data=" + folder.resolve("data")))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new IOException("the bank does not start: " + line);
        }
        return new SimulatedBank(process, URI.create(line.substring(READY.length()).strip()));
    }

    URI address() {
        return address;
    }

    /// The id of its process.
    long process() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
