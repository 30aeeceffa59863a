package com.fxbatchtrader.files.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class AtomicFileTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder = Path.of("");

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void a_new_file_is_there_as_a_whole() throws IOException {
        AtomicFile.writeBytes(folder.resolve("a"), false, out -> out.write(NEW));

        assertThat(folder.resolve("a")).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_file_that_is_there_is_replaced_only_where_that_was_said() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        assertThatThrownBy(() -> AtomicFile.writeBytes(file, false, out -> out.write(NEW)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("old");
        AtomicFile.writeBytes(file, true, out -> out.write(NEW));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_file_that_somebody_else_makes_meanwhile_is_not_replaced() throws IOException {
        Path file = folder.resolve("a");

        assertThatThrownBy(
                        () ->
                                AtomicFile.writeBytes(
                                        file,
                                        false,
                                        out -> {
                                            out.write(NEW);
                                            Files.writeString(file, "theirs");
                                        }))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("theirs");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void what_fails_on_the_way_leaves_nothing_behind_and_the_old_file_as_it_was() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "old");

        for (Path file : new Path[] {old, folder.resolve("none")}) {
            assertThatThrownBy(
                            () ->
                                    AtomicFile.writeBytes(
                                            file,
                                            true,
                                            out -> {
                                                out.write(new byte[100_000]);
                                                throw new IOException("No space left on device");
                                            }))
                    .hasMessage("No space left on device");
        }
        assertThat(old).hasContent("old");
        assertThat(names()).containsExactly("old");
    }
}
