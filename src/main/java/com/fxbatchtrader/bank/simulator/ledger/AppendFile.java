package com.fxbatchtrader.bank.simulator.ledger;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/// A file that only grows. Written lines survive a killed process at once; [#sync()] makes them survive a power cut.
/// Safe for any thread; syncs of several threads are shared.
final class AppendFile implements AutoCloseable {

    private final Path path;
    private final FileOutputStream out;
    private final Object syncing = new Object();

    /// Guarded by this.
    private long written;

    /// Guarded by `syncing`.
    private long synced;

    private AppendFile(Path path, FileOutputStream out) {
        this.path = path;
        this.out = out;
    }

    /// Opens the file at its end and locks it against other processes.
    static AppendFile open(Path path) {
        try {
            FileOutputStream out = new FileOutputStream(path.toFile(), true);
            if (!lock(out)) {
                out.close();
                throw new IllegalStateException(
                        "the bank's file "
                                + path
                                + " is in use by another bank simulator: stop that one, or choose another ledger");
            }
            return new AppendFile(path, out);
        } catch (IOException e) {
            throw new UncheckedIOException("the bank's file " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static boolean lock(FileOutputStream out) throws IOException {
        try {
            FileLock lock = out.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// Appends a whole line in one write.
    synchronized void append(byte[] line) {
        try {
            out.write(line);
            written++;
        } catch (IOException e) {
            throw failed("written", e);
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
