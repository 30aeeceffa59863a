package com.fxbatchtrader.bank.simulator.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list of records that only grows, in memory and, where there is a file, in that file first. Safe for any thread.
///
/// @param <T> the record
final class Journal<T> implements AutoCloseable {

    private final JsonLines<T> lines;

    /// Guarded by this.
    private final List<T> items;

    private final Optional<AppendFile> file;

    private Journal(JsonLines<T> lines, List<T> items, Optional<AppendFile> file) {
        this.lines = lines;
        this.items = items;
        this.file = file;
    }

    static <T> Journal<T> inMemory(Class<T> type) {
        return new Journal<>(new JsonLines<>(type), new ArrayList<>(), Optional.empty());
    }

    /// Reads what the file has, without a torn last line, and goes on behind it.
    static <T> Journal<T> open(Class<T> type, Path path) {
        JsonLines.dropTornLine(path);
        JsonLines<T> lines = new JsonLines<>(type);
        return new Journal<>(lines, lines.read(path), Optional.of(AppendFile.open(path)));
    }

    /// Appends. When the write fails nothing is taken as written.
    synchronized void add(T item) {
        file.ifPresent(f -> f.append(lines.line(item)));
        items.add(item);
    }

    /// Returns when all that was added before is on the disk.
    void sync() {
        file.ifPresent(AppendFile::sync);
    }

    synchronized List<T> items() {
        return List.copyOf(items);
    }

    @Override
    public void close() {
        file.ifPresent(AppendFile::close);
    }
}
