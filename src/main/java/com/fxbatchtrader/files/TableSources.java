package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.book.BookSource;
import com.fxbatchtrader.files.cell.PlainCells;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableSource;
import com.fxbatchtrader.files.text.CsvSource;
import com.fxbatchtrader.files.text.FileHead;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Recognises a file's format and opens it as a table. Safe for any thread.
public final class TableSources {

    private final ReadLimits limits;

    public TableSources(ReadLimits limits) {
        this.limits = limits;
    }

    /// Looks at the file and its first bytes. What the operator has mended in it is read instead of what stands there.
    ///
    /// @throws FileRefusedException when there is no such file, or it is of no format that can be read
    public TableSource open(Path file, ReadOptions options) {
        String name = file.toString();
        requireReadable(file, name);
        FileHead head = head(file, name);
        if (head.isEmpty()) {
            throw FileRefusedException.of(
                    name, ProblemCode.EMPTY, "an empty file (0 bytes)", "a header row and rows below it");
        }
        if (head.isZip()) {
            return options.edits().over(BookSource.open(file, options, limits));
        }
        head.strange()
                .ifPresent(
                        strange -> {
                            throw FileRefusedException.of(name, strange.code(), strange.found(), strange.expected());
                        });
        return options.edits().over(new PlainCells(CsvSource.open(file, head, options, limits)));
    }

    private void requireReadable(Path file, String name) {
        if (!Files.exists(file)) {
            throw FileRefusedException.of(name, ProblemCode.NOT_FOUND, "no such file", "the path of a file");
        }
        if (!Files.isRegularFile(file)) {
            throw FileRefusedException.of(
                    name,
                    ProblemCode.NOT_READABLE,
                    Files.isDirectory(file) ? "a folder" : "a pipe or device",
                    "a file: save what is to be imported as one");
        }
        try {
            requireSize(Files.size(file), name);
        } catch (IOException e) {
            throw FileRefusedException.unreadable(name, e);
        }
    }

    private void requireSize(long bytes, String name) {
        if (bytes > limits.bytes()) {
            throw FileRefusedException.tooLarge(name, limits.bytes());
        }
    }

    private static FileHead head(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileHead(in.readNBytes(FileHead.LENGTH));
        } catch (IOException e) {
            throw FileRefusedException.unreadable(name, e);
        }
    }
}
