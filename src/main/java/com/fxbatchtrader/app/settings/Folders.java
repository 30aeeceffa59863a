package com.fxbatchtrader.app.settings;

import java.nio.file.Path;

/// Where files are kept.
///
/// @param data the data folder, absolute; the demo's own one for a demo
/// @param logs the log files' folder
public record Folders(Path data, Path logs) {

    static Folders under(Path root, boolean demo) {
        Path data = root.toAbsolutePath().normalize();
        return new Folders(demo ? data.resolve("demo") : data, data.resolve("logs"));
    }

    /// The H2 database file, without its ending.
    public Path databaseFile() {
        return data.resolve("desk");
    }

    /// The ledger of the built-in bank simulator.
    public Path bankLedger() {
        return data.resolve("bank-ledger.jsonl");
    }
}
