package com.fxbatchtrader.files.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file so that at every instant there is the old one, or none, or the whole new one: beside it, forced to the
/// disk, then given its name.
public final class AtomicFile {

    private AtomicFile() {}

    /// Writes UTF-8 text, over what is there.
    ///
    /// @param body writes the text; when it throws, the target stays as it was
    public static void write(Path target, Body body) throws IOException {
        writeBytes(
                target,
                true,
                out -> {
                    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    body.write(text);
                    text.flush();
                });
    }

    /// Writes bytes.
    ///
    /// @param overwrite whether a file that is there is replaced; never without
    /// @param body writes the bytes, and need not close what it is given; when it throws, the target stays as it was
    /// @throws FileAlreadyExistsException when there is one that is not to be replaced, also one that somebody else has
    ///   made meanwhile
    public static void writeBytes(Path target, boolean overwrite, Bytes body) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
            throw new IOException("cannot write " + target + ": it is a folder, or its folder does not exist");
        }
        if (!overwrite && Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path temporary = Files.createTempFile(folder, ".fxbatch-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                body.write(out);
                out.flush();
                channel.force(true);
            }
            if (overwrite) {
                replace(temporary, target);
            } else {
                name(temporary, target);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void replace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// A second name for the file is made only where there is none, in one step; where the file system has no second
    /// names, the move looks first.
    private static void name(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException _) {
            Files.move(temporary, target);
        }
    }

    /// Writes a file's text.
    @FunctionalInterface
    public interface Body {
        void write(Writer text) throws IOException;
    }

    /// Writes a file's bytes.
    @FunctionalInterface
    public interface Bytes {
        void write(OutputStream out) throws IOException;
    }
}
