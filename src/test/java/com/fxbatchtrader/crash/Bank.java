package com.fxbatchtrader.crash;

import com.fxbatchtrader.judge.Judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The bank: a process of its own that nobody kills, with its ledger and its record of received requests.
public final class Bank implements AutoCloseable {

    private static final String READY = "listening on ";

    /// A bank on a good day, whose calls take long enough to be met in the middle, and whose quotes live for a short
    /// time.
    static final String GOOD =
            """
            deduplicate = false
            quote-life = 7s
            latency = 20ms..50ms
            silence = 1m
            """;

    /// A bank on a bad day. Keys are not de-duplicated; quotes live for so short a time that doubts are settled soon.
    static final String BAD =
            """
            deduplicate = false
            quote-life = 7s
            latency = 2ms..12ms
            slow-latency = 100ms..600ms
            slow-share = 0.02
            done-after = 200ms..2500ms
            late-answer = 3s
            silence = 4s
            pending-for = 300ms..1500ms
            status-lag = 200ms..800ms
            any.too-many-requests = 0.005
            any.server-error = 0.01
            any.unavailable = 0.005
            any.reset-before = 0.01
            any.reset-after = 0.01
            any.half-answer = 0.005
            any.malformed-json = 0.005
            token.unauthorised = 0
            create-quote.dead-quote = 0.005
            book.server-error = 0.02
            book.server-error-after = 0.02
            book.unavailable-after = 0.01
            book.reset-before = 0.03
            book.reset-after = 0.05
            book.reset-then-done = 0.04
            book.silence-before = 0.01
            book.silence-after = 0.01
            book.late-answer = 0.01
            book.half-answer = 0.01
            book.html-after = 0.01
            book.technical-error = 0.01
            book.technical-error-after = 0.01
            book.duplicate-after = 0.02
            book.rate-changed = 0.03
            book.quote-expired = 0.02
            book.insufficient-funds = 0.02
            book.ends-failed = 0.01
            book.ends-rejected = 0.01
            book.status-pending = 0.15
            book.status-lags = 0.1
            """
                    + "cif."
                    + SheetMaker.UNDISTURBED
                    + ".book.reset-after = 0\n";

    private final Running running;
    private final Path ledger;
    private final Path received;

    private Bank(Running running, Path ledger) {
        this.running = running;
        this.ledger = ledger;
        this.received = ledger.resolveSibling(ledger.getFileName() + ".received");
    }

    /// Starts it; it listens when this returns.
    public static Bank start(Jvm jvm, Path folder, long seed, String profile) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("profile.txt"), profile);
        Path ledger = folder.resolve("ledger.jsonl");
        Running running =
                jvm.start(
                        folder.resolve("bank"),
                        Map.of("HOME", folder.toString()),
                        List.of(),
                        List.of(
                                "bank-simulator",
                                "--port=0",
                                "--ledger=" + ledger,
                                "--seed=" + seed,
                                "--profile=" + file,
                                "--data=" + folder.resolve("data")));
        if (!running.until(() -> running.out().contains(READY), Duration.ofSeconds(60))) {
            throw new IOException("the bank does not start: " + running.err());
        }
        return new Bank(running, ledger);
    }

    /// Its address.
    public String address() {
        return running.out().strip().substring(READY.length());
    }

    /// How many booking requests have come so far.
    long requests() {
        try (var lines = Files.lines(received)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The judge over what it has.
    public Judge judge() {
        return Judge.over(ledger);
    }

    /// Ends it in order.
    @Override
    public void close() {
        running.process().destroy();
        running.ended(Duration.ofSeconds(20));
    }
}
