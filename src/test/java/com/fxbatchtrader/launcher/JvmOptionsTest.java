package com.fxbatchtrader.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// The options with which every way to start the product starts Java.
@Tag("slow")
final class JvmOptionsTest {

    private static final Path OPTIONS = Path.of("installer/lib/jvm.options").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir private Path temp;

    private Launched java(String... arguments) throws Exception {
        return Launched.run(temp, Map.of(), JAVA, arguments);
    }

    @Test
    void java_knows_every_option_and_says_nothing_about_them() throws Exception {
        Launched launched = java("@" + OPTIONS, "--version");

        assertThat(launched.exitCode()).isZero();
        assertThat(launched.errors()).isEmpty();
    }

    @Test
    void out_of_memory_ends_the_process_with_a_code_that_means_nothing_else() throws Exception {
        String classPath = Path.of(Hungry.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();

        Launched launched = java("@" + OPTIONS, "-Xmx16m", "-cp", classPath, Hungry.class.getName());

        assertThat(launched.exitCode()).isNotIn(0, 2, 3, 4, 5, 6, 130);
        assertThat(launched.out()).isEmpty();
        assertThat(launched.errors()).singleElement().asString().contains("OutOfMemoryError");
        assertThat(temp).isEmptyDirectory();
    }
}
