package com.fxbatchtrader.bank.simulator.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads records from a file of JSON lines and writes them as such.
///
/// @param <T> the record of a line
final class JsonLines<T> {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    private final Class<T> type;

    JsonLines(Class<T> type) {
        this.type = type;
    }

    /// One line with its end.
    byte[] line(T item) {
        return (JSON.writeValueAsString(item) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// All whole lines of the file; none where there is no file. A last line without an end is left out.
    ///
    /// @throws IllegalStateException when a line cannot be read, naming file and line
    List<T> read(Path file) {
        List<T> items = new ArrayList<>();
        if (!Files.exists(file)) {
            return items;
        }
        try {
            String text = Files.readString(file);
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                items.add(parse(line, file, items.size() + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bank's file " + file + " cannot be read: " + e.getMessage(), e);
        }
        return items;
    }

    private T parse(String line, Path file, int number) {
        try {
            return JSON.readValue(line, type);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "the bank's file "
                            + file
                            + ", line "
                            + number
                            + ": no "
                            + type.getSimpleName()
                            + "; mend the line or start on another ledger",
                    e);
        }
    }

    /// Cuts off a last line without an end: what a crash left of a write that was never acknowledged.
    static void dropTornLine(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            long end = access.length();
            long keep = end;
            while (keep > 0) {
                access.seek(keep - 1);
                if (access.read() == '\n') {
                    break;
                }
                keep--;
            }
            if (keep < end) {
                LOG.warn("{}: {} bytes of a torn last line are cut off", file, end - keep);
                access.setLength(keep);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bank's file " + file + " cannot be mended: " + e.getMessage(), e);
        }
    }
}
