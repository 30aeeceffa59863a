package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.settings.Flags;
import com.fxbatchtrader.app.settings.Key;
import com.fxbatchtrader.app.settings.Keys;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The options that every command takes, before or after its name. Texts are judged with the other settings, so that a
/// bad one is told in the same words wherever it comes from.
final class GlobalOptions {

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON document and nothing else.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show the log on standard error, and stack traces with errors.")
    private boolean verbose;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Settings file, lines KEY = VALUE (default: in your configuration folder).")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Folder of database and logs (default: your data folder).")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--db",
            scope = ScopeType.INHERIT,
            paramLabel = "JDBC-URL",
            description = "Database, without user and password (default: H2 in the data folder).")
    private Optional<String> database = Optional.empty();

    @Option(
            names = "--bank",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The bank, short for its three addresses.")
    private Optional<String> bank = Optional.empty();

    @Option(
            names = "--secrets-fd",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "Read secrets from this open file descriptor, lines KEY=VALUE.")
    private Optional<Integer> secretsFd = Optional.empty();

    @Option(
            names = "--max-concurrent",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "A new batch's trades at once, 1 to 100 (default: 5).")
    private Optional<String> maxConcurrent = Optional.empty();

    @Option(
            names = "--max-trades",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "This process's trades at once (default: 50).")
    private Optional<String> maxTrades = Optional.empty();

    @Option(
            names = "--max-batches",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "This process's batches at once (default: 3).")
    private Optional<String> maxBatches = Optional.empty();

    @Option(
            names = "--lock-timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "TIME",
            description = "How long a batch's lock lasts without renewal, e.g. 30s or 5m (default: 5m).")
    private Optional<String> lockTimeout = Optional.empty();

    @Option(
            names = "--reference-rate",
            scope = ScopeType.INHERIT,
            paramLabel = "PAIR=RATE",
            description = "What quotes are judged against, e.g. USD/ZAR=17.79 (default: what rate set stored).")
    private Optional<String> referenceRate = Optional.empty();

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /// What was given of the settings.
    Flags flags() {
        Map<Key, String> values = new HashMap<>();
        data.ifPresent(v -> values.put(Keys.DATA, v));
        database.ifPresent(v -> values.put(Keys.DB_URL, v));
        bank.ifPresent(v -> values.put(Keys.BANK_URL, v));
        maxConcurrent.ifPresent(v -> values.put(Keys.MAX_CONCURRENT, v));
        maxTrades.ifPresent(v -> values.put(Keys.MAX_TRADES, v));
        maxBatches.ifPresent(v -> values.put(Keys.MAX_BATCHES, v));
        lockTimeout.ifPresent(v -> values.put(Keys.LOCK_TIMEOUT, v));
        referenceRate.ifPresent(v -> values.put(Keys.REFERENCE_RATE, v));
        OptionalInt descriptor = secretsFd.isPresent() ? OptionalInt.of(secretsFd.get()) : OptionalInt.empty();
        return new Flags(values, config, descriptor);
    }
}
