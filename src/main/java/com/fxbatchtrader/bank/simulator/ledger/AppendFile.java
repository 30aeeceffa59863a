package com.fxbatchtrader.bank.simulator.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that only grows. Written lines survive a killed process at once; [#sync()] makes them survive a power cut.
/// Safe for any thread; syncs of several threads are shared.
final class AppendFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppendFile.class);

    private final Path path;
    private final FileOutputStream out;
    private final Object syncing = new Object();

    /// Guarded by this.
    private long written;

    /// Where the last whole line ends. Guarded by this.
    private long length;

    /// Whether the file may end within a line. Guarded by this.
    private boolean torn;

    /// Guarded by `syncing`.
    private long synced;

    private AppendFile(Path path, FileOutputStream out, long length) {
        this.path = path;
        this.out = out;
        this.length = length;
    }

    /// Opens the file at its end, which must be the end of a line; makes it where there is none.
    static AppendFile open(Path path) {
        try {
            FileOutputStream out = new FileOutputStream(path.toFile(), true);
            return new AppendFile(path, out, Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the bank's file " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /// Appends a whole line in one write. When it fails the file is as it was before, or takes no line any more.
    synchronized void append(byte[] line) {
        if (torn) {
            throw new IllegalStateException(
                    "the bank's file " + path + " ends within a line and cannot go on: start the bank again");
        }
        try {
            torn = true;
            out.write(line);
            torn = false;
            length += line.length;
            written++;
        } catch (IOException e) {
            cutBack();
            throw failed("written", e);
        }
    }

    private void cutBack() {
        try {
            out.getChannel().truncate(length);
            torn = false;
        } catch (IOException e) {
            LOG.error("the bank's file {} ends within a line", path, e);
        }
    }

    /// Returns when everything appended before the call is on the disk. Whoever waits behind a running sync mostly
    /// finds that the next one did its work as well.
    void sync() {
        long wanted = written();
        synchronized (syncing) {
            if (synced >= wanted) {
                return;
            }
            long reached = written();
            try {
                out.getFD().sync();
            } catch (IOException e) {
                throw failed("synced", e);
            }
            synced = reached;
        }
    }

    private synchronized long written() {
        return written;
    }

    private UncheckedIOException failed(String what, IOException e) {
        return new UncheckedIOException("the bank's file " + path + " could not be " + what + ": " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed("closed", e);
        }
    }
}
