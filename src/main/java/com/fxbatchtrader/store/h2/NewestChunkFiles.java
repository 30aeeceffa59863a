package com.fxbatchtrader.store.h2;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Optional;

/// A file system of H2 (`newest:` before another one) whose database files always name their newest chunk in a header:
/// see [StoreHeaders]. Made by H2, once per path.
public final class NewestChunkFiles extends FilePathWrapper {

    /// The name that goes before a path.
    public static final String SCHEME = "newest";

    /// Makes H2 know it; again is of no consequence.
    public static void register() {
        FilePath.register(new NewestChunkFiles());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        boolean opened = false;
        try {
            FileChannel kept = mode.equals("r") ? file : new Kept(file);
            opened = true;
            return kept;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /// One open file. What is read and written at a position needs no monitor of it: the file below takes it from any
    /// thread, and the headers have their own.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class Kept extends FileBase {
        private final FileChannel file;
        private final StoreHeaders headers;

        Kept(FileChannel file) throws IOException {
            this.file = file;
            this.headers = new StoreHeaders(file);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            int length = source.remaining();
            if (position == 0 && length == StoreHeaders.BOTH) {
                headers.headersWritten(source);
                return length;
            }
            Optional<StoreHeaders.Chunk> chunk = StoreHeaders.Chunk.of(source, position);
            for (long at = position; source.hasRemaining(); ) {
                at += file.write(source, at);
            }
            if (chunk.isPresent()) {
                headers.chunkWritten(chunk.get());
            }
            return length;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            headers.force(metadata);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return file.write(source);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
