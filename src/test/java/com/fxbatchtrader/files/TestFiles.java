package com.fxbatchtrader.files;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.files.client.ClientFile;
import com.fxbatchtrader.files.client.ClientFileReader;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files for tests.
public final class TestFiles {

    private final Path folder;

    public TestFiles(Path folder) {
        this.folder = folder;
    }

    /// One of the fictional samples.
    public static Path sample(String name) {
        return Path.of("src", "test", "resources", "samples", name);
    }

    public Path csv(String text) {
        return bytes("file.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    public Path bytes(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TradeFile trades(String text) {
        return trades(text, ReadOptions.NONE);
    }

    public TradeFile trades(String text, ReadOptions options) {
        return new TradeFileReader(ReadLimits.DEFAULT).read(csv(text), options);
    }

    public ClientFile clients(String text) {
        return new ClientFileReader(ReadLimits.DEFAULT).read(csv(text), ReadOptions.NONE);
    }

    /// The refusal of a trade file.
    public FileRefusedException refused(String text) {
        return refused(text, ReadOptions.NONE);
    }

    public FileRefusedException refused(String text, ReadOptions options) {
        return catchThrowableOfType(FileRefusedException.class, () -> trades(text, options));
    }

    /// The rows of a CSV file as they stand.
    public List<TableRow> rows(String text) {
        return rows(csv(text), ReadLimits.DEFAULT);
    }

    public static List<TableRow> rows(Path file, ReadLimits limits) {
        List<TableRow> rows = new ArrayList<>();
        new TableSources(limits).open(file, ReadOptions.NONE).read(rows::add);
        return rows;
    }
}
