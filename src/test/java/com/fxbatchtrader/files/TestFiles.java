package com.fxbatchtrader.files;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files for tests.
final class TestFiles {

    private final Path folder;

    TestFiles(Path folder) {
        this.folder = folder;
    }

    /// One of the fictional samples.
    static Path sample(String name) {
        return Path.of("src", "test", "resources", "samples", name);
    }

    Path csv(String text) {
        return bytes("file.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    Path bytes(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TradeFile trades(String text) {
        return trades(text, ReadOptions.NONE);
    }

    TradeFile trades(String text, ReadOptions options) {
        return new TradeFileReader(ReadLimits.DEFAULT).read(csv(text), options);
    }

    ClientFile clients(String text) {
        return new ClientFileReader(ReadLimits.DEFAULT).read(csv(text), ReadOptions.NONE);
    }

    /// The refusal of a trade file.
    FileRefusedException refused(String text) {
        return refused(text, ReadOptions.NONE);
    }

    FileRefusedException refused(String text, ReadOptions options) {
        return catchThrowableOfType(FileRefusedException.class, () -> trades(text, options));
    }

    /// The rows of a CSV file as they stand.
    List<TableRow> rows(String text) {
        return rows(csv(text), ReadLimits.DEFAULT);
    }

    static List<TableRow> rows(Path file, ReadLimits limits) {
        List<TableRow> rows = new ArrayList<>();
        new TableSources(limits).open(file).read(rows::add);
        return rows;
    }
}
