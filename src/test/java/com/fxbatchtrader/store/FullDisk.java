package com.fxbatchtrader.store;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A disk that is full when a test says so. H2 finds it under `fulldisk:` before the path, once it is registered.
public final class FullDisk extends FilePathWrapper {

    /// Shared by all copies that H2 makes of the registered one.
    private static final AtomicBoolean FULL = new AtomicBoolean();

    private static final AtomicInteger FORCED = new AtomicInteger();

    static void fill(boolean full) {
        FULL.set(full);
    }

    /// How often a file was written through to the disk so far.
    static int forced() {
        return FORCED.get();
    }

    @Override
    public String getScheme() {
        return "fulldisk";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBase {
        private final FileChannel disk;

        Channel(FileChannel disk) {
            this.disk = disk;
        }

        private static void refuse() throws IOException {
            if (FULL.get()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            refuse();
            return disk.write(source, position);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            refuse();
            return disk.write(source);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return disk.read(target, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return disk.read(target);
        }

        @Override
        public long position() throws IOException {
            return disk.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            disk.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return disk.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            disk.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            FORCED.incrementAndGet();
            disk.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return disk.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            disk.close();
        }
    }
}
