package com.fxbatchtrader.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.mvstore.DataUtils;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The two headers of a file after each thing that H2 does to it.
class StoreHeadersTest {

    private static final int BLOCK = StoreHeaders.BLOCK;

    @TempDir private Path folder = Path.of("");

    private String path = "";

    @BeforeEach
    void register() {
        NewestChunkFiles.register();
        path = NewestChunkFiles.SCHEME + ":" + folder.resolve("file");
    }

    private FileChannel open() throws IOException {
        return FilePath.get(path).open("rw");
    }

    /// A chunk of two blocks, as H2 writes it.
    private static void chunk(FileChannel file, int block, int version) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(2 * BLOCK);
        chunk.put("chunk:%x,len:2,pages:1,version:%x,next:9\n".formatted(version, version).getBytes(latin()));
        chunk.rewind();
        assertThat(file.write(chunk, (long) block * BLOCK)).isEqualTo(2 * BLOCK);
    }

    private static Charset latin() {
        return StandardCharsets.ISO_8859_1;
    }

    /// Both headers, as H2 writes them.
    private static void headers(FileChannel file, String chunkFields) throws IOException {
        String text = "H:2," + chunkFields + "blockSize:1000,created:1a,format:3";
        byte[] bytes = text.getBytes(latin());
        byte[] line =
                (text + ",fletcher:%x\n".formatted(DataUtils.getFletcher32(bytes, 0, bytes.length))).getBytes(latin());
        ByteBuffer both = ByteBuffer.allocate(2 * BLOCK);
        both.put(0, line).put(BLOCK, line);
        assertThat(file.write(both, 0)).isEqualTo(2 * BLOCK);
    }

    private static String naming(int block, int version) {
        return "block:%x,chunk:%x,version:%x,".formatted(block, version, version);
    }

    /// What each of the two headers names, and whether it says that the file was closed in order.
    private List<String> named() throws IOException {
        List<String> named = new ArrayList<>();
        try (FileChannel plain = FileChannel.open(folder.resolve("file"))) {
            for (int slot = 0; slot < 2; slot++) {
                ByteBuffer block = ByteBuffer.allocate(BLOCK);
                assertThat(plain.read(block, (long) slot * BLOCK)).isEqualTo(BLOCK);
                String text = new String(block.array(), latin()).strip();
                int end = text.indexOf(",fletcher:");
                byte[] summed = text.substring(0, end).getBytes(latin());
                assertThat(text.substring(end + 10).replace("\0", "").strip())
                        .isEqualTo(Integer.toHexString(DataUtils.getFletcher32(summed, 0, summed.length)));
                assertThat(text).contains("H:2", "blockSize:1000", "created:1a", "format:3");
                String version = text.replaceAll("(?s).*version:([0-9a-f]+).*", "$1");
                named.add((text.contains("version") ? version : "none") + (text.contains("clean") ? " closed" : ""));
            }
        }
        return named;
    }

    @Test
    void each_chunk_is_named_at_once_and_the_other_header_names_one_that_was_written_through() throws IOException {
        try (FileChannel file = open()) {
            headers(file, "");
            assertThat(named()).containsExactly("none", "none");
            chunk(file, 2, 1);
            assertThat(named()).containsExactly("1", "none");
            file.force(true);
            chunk(file, 4, 2);
            chunk(file, 6, 3);
            assertThat(named()).containsExactly("1", "3");
            file.force(true);
            file.force(true);
            assertThat(named()).as("nothing new to turn").containsExactly("1", "3");
            chunk(file, 8, 4);
            assertThat(named()).containsExactly("4", "3");
        }
    }

    @Test
    void a_header_that_names_the_chunk_before_the_newest_is_not_taken() throws IOException {
        try (FileChannel file = open()) {
            headers(file, "");
            chunk(file, 2, 1);
            file.force(true);
            chunk(file, 4, 2);
            headers(file, naming(2, 1));
            assertThat(named()).containsExactly("1", "2");
            headers(file, naming(4, 2));
            assertThat(named()).containsExactly("1", "2");
        }
    }

    @Test
    void an_older_chunk_that_is_moved_is_not_the_newest() throws IOException {
        try (FileChannel file = open()) {
            headers(file, "");
            chunk(file, 2, 7);
            chunk(file, 4, 8);
            chunk(file, 6, 7);
            assertThat(named()).containsExactly("8", "none");
        }
    }

    @Test
    void a_file_that_is_closed_in_order_says_so_until_the_next_chunk() throws IOException {
        try (FileChannel file = open()) {
            headers(file, "");
            chunk(file, 2, 1);
            headers(file, naming(2, 1) + "clean:1,");
            assertThat(named()).containsExactly("1 closed", "1 closed");
        }
        try (FileChannel file = open()) {
            chunk(file, 4, 2);
            assertThat(named()).as("H2 takes the word back first").containsExactly("1 closed", "1 closed");
            headers(file, naming(2, 1));
            assertThat(named()).containsExactlyInAnyOrder("1", "2");
            chunk(file, 6, 3);
            assertThat(named()).containsExactlyInAnyOrder("1", "3");
        }
    }

    @Test
    void a_file_that_was_not_closed_keeps_the_header_that_counts() throws IOException {
        try (FileChannel file = open()) {
            headers(file, "");
            chunk(file, 2, 1);
            file.force(true);
            chunk(file, 4, 2);
        }
        try (FileChannel file = open()) {
            chunk(file, 6, 3);
            assertThat(named()).containsExactly("3", "2");
        }
    }

    @Test
    void a_header_whose_chunk_did_not_survive_a_power_cut_is_the_one_that_is_written() throws IOException {
        try (FileChannel file = open()) {
            headers(file, "");
            chunk(file, 2, 1);
            file.force(true);
            chunk(file, 4, 2);
        }
        try (FileChannel plain = FileChannel.open(folder.resolve("file"), StandardOpenOption.WRITE)) {
            assertThat(plain.write(ByteBuffer.allocate(2 * BLOCK), 4 * BLOCK)).isEqualTo(2 * BLOCK);
        }
        try (FileChannel file = open()) {
            chunk(file, 6, 2);
            assertThat(named()).containsExactly("1", "2");
        }
    }

    @Test
    void where_h2_goes_on_from_another_chunk_it_knows_best() throws IOException {
        try (FileChannel file = open()) {
            headers(file, "");
            chunk(file, 2, 1);
            chunk(file, 4, 9);
        }
        try (FileChannel file = open()) {
            chunk(file, 6, 4);
            headers(file, naming(8, 3));
            assertThat(named()).containsExactlyInAnyOrder("3", "4");
        }
    }
}
