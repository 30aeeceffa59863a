package com.fxbatchtrader.bank.simulator.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The journals of a ledger in files: the ledger's own and others beside it, under one lock.
final class FileJournals implements Journals {

    private final Path ledger;
    private final LedgerLock lock;
    private final List<Journal<?>> opened = new ArrayList<>();

    private FileJournals(Path ledger, LedgerLock lock) {
        this.ledger = ledger;
        this.lock = lock;
    }

    /// Takes the lock; makes the folder where there is none.
    ///
    /// @throws IllegalStateException when another bank has the ledger
    static FileJournals lock(Path ledger) throws IOException {
        Path folder = ledger.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new FileJournals(ledger, LedgerLock.take(beside(ledger, ".lock")));
    }

    static Path beside(Path ledger, String suffix) {
        return ledger.resolveSibling(ledger.getFileName() + suffix);
    }

    @Override
    public <T> Journal<T> open(Class<T> type, String suffix) {
        Journal<T> journal = Journal.open(type, beside(ledger, suffix));
        opened.add(journal);
        return journal;
    }

    @Override
    public void close() {
        opened.forEach(Journal::close);
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + ledger + " could not be given back", e);
        }
    }
}
