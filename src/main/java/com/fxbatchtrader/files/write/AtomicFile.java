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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file so that at every instant there is the old one, or none, or the whole new one: beside it, forced to the
/// disk, then renamed over it.
public final class AtomicFile {

    private AtomicFile() {}

    /// Writes UTF-8 text.
    ///
    /// @param body writes the text; when it throws, the target stays as it was
    public static void write(Path target, Body body) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
            throw new IOException("cannot write " + target + ": it is a folder, or its folder does not exist");
        }
        Path temporary = Files.createTempFile(folder, ".fxbatch-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                body.write(text);
                text.flush();
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Writes a file's text.
    public interface Body {
        void write(Writer text) throws IOException;
    }
}
