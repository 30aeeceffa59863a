package com.fxbatchtrader.bank.simulator.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second bank from a ledger. The lock is on a file of its own that nobody else opens: on POSIX systems a
/// process loses its locks on a file as soon as it closes any of its handles to it, a reader's included.
final class LedgerLock implements AutoCloseable {

    private final FileChannel channel;

    private LedgerLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock; the system gives it back when the process ends in whatever way.
    ///
    /// @throws IllegalStateException when another bank has it
    /// @throws IOException when the file cannot be made
    static LedgerLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IllegalStateException(
                    "the ledger is in use by another bank simulator, which holds "
                            + file
                            + ": stop that one, or choose another ledger");
        }
        return new LedgerLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
