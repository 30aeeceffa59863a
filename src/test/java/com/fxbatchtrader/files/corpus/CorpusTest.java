package com.fxbatchtrader.files.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// The corpus: each file is read today as it was read when somebody last looked at what is read of it.
class CorpusTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "corpus");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_of_the_corpus_is_read_as_it_was(Path file) throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ".txt");

        assertThat(Reading.of(file)).isEqualTo(Files.readString(kept, StandardCharsets.UTF_8));
    }

    @Test
    void the_generator_makes_the_corpus() throws IOException {
        Map<String, byte[]> made = CorpusMaker.files();

        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            assertThat(FOLDER.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        assertThat(files().filter(file -> !file.getFileName().toString().startsWith("found-")))
                .hasSameSizeAs(made.keySet());
    }
}
