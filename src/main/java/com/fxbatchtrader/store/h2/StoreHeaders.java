package com.fxbatchtrader.store.h2;

import org.h2.mvstore.DataUtils;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The two store headers at the beginning of an H2 file, kept so that a kill or a power cut loses nothing that was
/// committed.
///
/// H2 (2.2 to 2.5) writes a header only now and then, and one that names the chunk *before* the newest: after a kill it
/// follows the chunks' predictions of where the next one lies, and where one was wrong, the commits behind it are lost
/// (up to twenty of them). Here every chunk is followed by a header that names it. The two headers take turns: one
/// always names a chunk that was there at the last `force`, so that a power cut in between leaves a good one.
///
/// Safe for any thread.
final class StoreHeaders {

    static final int BLOCK = 4096;

    /// Both headers, which H2 writes in one piece.
    static final int BOTH = 2 * BLOCK;

    private final FileChannel file;

    /// H2's own fields, without those that name a chunk.
    private Map<String, String> fields = Map.of();

    private Optional<Chunk> newest = Optional.empty();
    private Optional<Chunk> beforeNewest = Optional.empty();

    /// The last one written, also an older one that was moved.
    private Optional<Chunk> lastWritten = Optional.empty();

    /// Which header may be written; the other one names a chunk that a power cut leaves.
    private int free;

    private boolean freeWritten;
    private boolean saysClosed;

    StoreHeaders(FileChannel file) throws IOException {
        this.file = file;
        for (int slot = 0; slot < 2; slot++) {
            read(slot);
        }
    }

    /// Where a chunk lies.
    ///
    /// @param block its first block of 4096 bytes
    record Chunk(long block, long id, long version) {

        /// Reads a chunk's header; empty when these bytes do not begin a whole chunk.
        static Optional<Chunk> of(ByteBuffer bytes, long position) {
            if (position < BOTH || position % BLOCK != 0) {
                return Optional.empty();
            }
            Map<String, String> header = fields(bytes, 1024);
            if (!header.containsKey("chunk") || hex(header, "len") * BLOCK != bytes.remaining()) {
                return Optional.empty();
            }
            long id = hex(header, "chunk");
            return Optional.of(
                    new Chunk(position / BLOCK, id, header.containsKey("version") ? hex(header, "version") : id));
        }
    }

    /// To be called when a chunk has been written as a whole.
    synchronized void chunkWritten(Chunk chunk) throws IOException {
        lastWritten = Optional.of(chunk);
        if (newest.isEmpty() || chunk.version > newest.get().version) {
            beforeNewest = newest;
            newest = lastWritten;
            nameNewest();
        }
    }

    /// Takes the place of H2's writing of both headers.
    synchronized void headersWritten(ByteBuffer both) throws IOException {
        Map<String, String> given = fields(both, BLOCK);
        boolean closes = given.containsKey("clean");
        Optional<Chunk> named = named(given);
        fields = ownFields(given);
        boolean known = named.isPresent() && (named.equals(newest) || named.equals(beforeNewest));
        if (known && !closes && !saysClosed) {
            // H2 may be one behind: what stands there is as good or better
            both.position(both.limit());
            return;
        }
        writeFully(both, 0);
        saysClosed = closes;
        if (named.isPresent() && !known) {
            // H2 knows best which chunk it goes on from
            beforeNewest = named;
            newest = lastWritten.filter(chunk -> chunk.version > named.get().version).or(() -> named);
        }
        if (!closes && newest.isPresent() && !newest.equals(named)) {
            nameNewest();
        }
    }

    /// Writes everything through to the disk.
    synchronized void force(boolean metadata) throws IOException {
        file.force(metadata);
        if (freeWritten) {
            free = 1 - free;
            freeWritten = false;
        }
    }

    private void nameNewest() throws IOException {
        if (saysClosed || fields.isEmpty() || newest.isEmpty()) {
            // H2 writes its own first
            return;
        }
        Map<String, String> all = new TreeMap<>(fields);
        all.put("block", Long.toHexString(newest.get().block));
        all.put("chunk", Long.toHexString(newest.get().id));
        all.put("version", Long.toHexString(newest.get().version));
        StringBuilder text = DataUtils.appendMap(new StringBuilder(112), new HashMap<>(all));
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(text, "fletcher", DataUtils.getFletcher32(bytes, 0, bytes.length));
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        block.put(text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1)).rewind();
        writeFully(block, (long) free * BLOCK);
        freeWritten = true;
    }

    /// As H2 does when it opens the file: the header with the highest version whose chunk is there counts.
    private void read(int slot) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        if (!readFully(block, (long) slot * BLOCK)) {
            return;
        }
        Map<String, String> header = fields(block, BLOCK);
        if (!header.containsKey("H") || !sound(block, header)) {
            return;
        }
        fields = ownFields(header);
        saysClosed |= header.containsKey("clean");
        Optional<Chunk> named = named(header);
        if (named.isPresent()
                && isThere(named.get())
                && (newest.isEmpty() || named.get().version > newest.get().version)) {
            newest = named;
            free = 1 - slot;
        }
    }

    private boolean isThere(Chunk chunk) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        if (!readFully(block, chunk.block * BLOCK)) {
            return false;
        }
        Map<String, String> header = fields(block, 1024);
        return header.containsKey("chunk") && hex(header, "chunk") == chunk.id;
    }

    private static boolean sound(ByteBuffer block, Map<String, String> header) {
        String text = text(block, BLOCK);
        int end = text.indexOf(",fletcher:");
        if (end < 0) {
            return false;
        }
        byte[] summed = text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
        return (int) hex(header, "fletcher") == DataUtils.getFletcher32(summed, 0, summed.length);
    }

    private static Optional<Chunk> named(Map<String, String> header) {
        if (!header.containsKey("chunk") || !header.containsKey("block") || !header.containsKey("version")) {
            return Optional.empty();
        }
        return Optional.of(new Chunk(hex(header, "block"), hex(header, "chunk"), hex(header, "version")));
    }

    private static Map<String, String> ownFields(Map<String, String> header) {
        Map<String, String> own = new TreeMap<>(header);
        own.keySet().removeAll(Set.of("block", "chunk", "version", "clean", "fletcher"));
        return own;
    }

    /// `name:value,name:value` up to the end of the line; nothing when these bytes are none. Leaves the position.
    private static Map<String, String> fields(ByteBuffer bytes, int atMost) {
        Map<String, String> found = new HashMap<>();
        String line = text(bytes, atMost);
        if (line.startsWith("H:") || line.startsWith("chunk:")) {
            for (String field : line.split(",", -1)) {
                int colon = field.indexOf(':');
                if (colon > 0) {
                    found.put(field.substring(0, colon), field.substring(colon + 1).strip());
                }
            }
        }
        return found;
    }

    private static String text(ByteBuffer bytes, int atMost) {
        byte[] begin = new byte[Math.min(atMost, bytes.remaining())];
        bytes.duplicate().get(begin);
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(0, end);
    }

    private static long hex(Map<String, String> header, String name) {
        try {
            return Long.parseUnsignedLong(header.getOrDefault(name, "0"), 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private boolean readFully(ByteBuffer into, long position) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into, position + into.position()) < 0) {
                return false;
            }
        }
        into.rewind();
        return true;
    }

    private void writeFully(ByteBuffer from, long position) throws IOException {
        long at = position;
        while (from.hasRemaining()) {
            at += file.write(from, at);
        }
    }
}
