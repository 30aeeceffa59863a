package com.fxbatchtrader.app.port;

import java.util.Optional;

/// The opened desk. Whoever opens it closes it: only then the database is closed in order.
public interface Desk extends AutoCloseable {

    /// Taking files in.
    Imports imports();

    /// Looking at batches.
    Batches batches();

    /// Looking at doubts and asking for them.
    Doubts doubts();

    /// Reference rates.
    Rates rates();

    /// What a changed database server holds up, as a sentence; empty when nothing does.
    default Optional<String> blocked() {
        return Optional.empty();
    }

    /// Writing files for spreadsheets and other programs.
    Exports exports();

    /// Operators' verbs: the queue, locks, the stop of all.
    Verbs verbs();

    /// Executing batches; only where the settings have a bank.
    Runs runs();

    @Override
    void close();
}
