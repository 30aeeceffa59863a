package com.fxbatchtrader.files.book;

import com.fxbatchtrader.files.table.FileRefusedException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The archive that a workbook is. Not for several threads.
final class BookZip implements AutoCloseable {

    private final String file;
    private final BookLimits limits;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final PartStream.Budget budget;

    /// @throws FileRefusedException when it is none, or one that no spreadsheet would write
    BookZip(Path path, BookLimits limits) {
        this.file = path.toString();
        this.limits = limits;
        this.budget = new PartStream.Budget(limits.inflatedBytes());
        this.zip = open(path, file);
        boolean listed = false;
        try {
            list();
            listed = true;
        } finally {
            if (!listed) {
                close();
            }
        }
    }

    private static ZipFile open(Path path, String file) {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw Broken.book(file, "a broken archive: part of the file is missing, or was changed", e);
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file, e);
        }
    }

    private void list() {
        if (zip.size() > limits.parts()) {
            throw Broken.book(file, "an archive of more than " + limits.parts() + " files");
        }
        zip.stream()
                .filter(entry -> !entry.isDirectory())
                .forEach(
                        entry -> {
                            if (entries.put(key(entry.getName()), entry) != null) {
                                throw Broken.book(file, "an archive with two files of one name");
                            }
                        });
    }

    // names of parts are compared without case
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /// A part's bytes; empty when there is no such part.
    Optional<InputStream> part(String name) {
        ZipEntry entry = entries.get(key(name));
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PartStream(zip.getInputStream(entry), file, limits, budget));
        } catch (IOException e) {
            throw Broken.book(file, "a broken archive: " + name + " can't be read", e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file, e);
        }
    }
}
