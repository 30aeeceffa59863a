package com.fxbatchtrader.files.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Good files with something random done to them: a number of them always, and as many as fit into the time in `mvn
/// -Pfuzz -Dfuzz.minutes=N -Dfuzz.seed=S verify`, where each run without a seed does others.
class MutatedFilesTest {

    private static final int FILES = 1_500;

    @TempDir private Path folder = Path.of("");

    @Test
    void a_file_is_refused_in_one_line_or_all_of_its_rows_are_accounted_for() {
        Fuzz fuzz = new Fuzz(folder);
        int read = 0;
        for (int seed = 1; seed <= FILES; seed++) {
            read += fuzz.one(seed) ? 1 : 0;
        }

        assertThat(read).as("files that were read, not refused").isBetween(FILES / 5, FILES - FILES / 5);
    }

    @Test
    @Tag("fuzz")
    void so_is_every_file_for_as_long_as_there_is_time() throws IOException {
        long minutes = Long.getLong("fuzz.minutes", 10);
        long first = Long.getLong("fuzz.seed", System.currentTimeMillis());
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        // kept, unlike a folder of the test's own
        Fuzz fuzz = new Fuzz(Files.createDirectories(Path.of("target", "fuzz")));
        long files = 0;
        long read = 0;
        while (System.nanoTime() < end) {
            read += fuzz.one(first + files) ? 1 : 0;
            files++;
        }
        System.out.printf("fuzz: %,d files from seed %d, %,d of them read, the others refused%n", files, first, read);
        assertThat(read).isPositive();
    }
}
