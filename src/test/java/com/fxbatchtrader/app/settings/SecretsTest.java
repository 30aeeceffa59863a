package com.fxbatchtrader.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

class SecretsTest {

    @TempDir private Path folder = Path.of("");

    private static Secrets from(Map<String, String> environment, OptionalInt descriptor) {
        return Secrets.of(
                new Flags(Map.of(), Optional.empty(), descriptor), new Place(environment, "Linux", Path.of("/home/x")));
    }

    @Test
    void secrets_come_from_the_environment() {
        Secrets secrets = from(Map.of("FXBATCH_BANK_PASSWORD", "hunter2"), OptionalInt.empty());

        assertThat(secrets.find(SecretKey.BANK_PASSWORD)).contains("hunter2");
        assertThat(secrets.find(SecretKey.BANK_USERNAME)).isEmpty();
    }

    @Test
    void a_file_descriptor_goes_before_the_environment() throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), "# mine\n\nFXBATCH_BANK_PASSWORD=hunter3=\n");
        try (InputStream open = Files.newInputStream(file)) {
            Secrets secrets = from(Map.of("FXBATCH_BANK_PASSWORD", "hunter2"), OptionalInt.of(descriptorOf(file)));

            assertThat(open).isNotNull();
            assertThat(secrets.find(SecretKey.BANK_PASSWORD)).contains("hunter3=");
        }
    }

    private static int descriptorOf(Path file) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "only where descriptors can be found by their files");
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.filter(d -> leadsTo(d, file))
                    .map(d -> Integer.parseInt(d.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_descriptor_that_is_not_open_is_told() {
        assertThatThrownBy(() -> from(Map.of(), OptionalInt.of(987)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("--secrets-fd 987: can't be read");
    }

    @Test
    void a_line_that_cannot_be_understood_is_told_and_not_repeated() {
        Secrets secrets = from(Map.of(), OptionalInt.empty());

        assertThatThrownBy(() -> secrets.parse("--secrets-fd 3", "hunter2"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--secrets-fd 3")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> secrets.parse("--secrets-fd 3", "BANK_PASWORD=hunter2"))
                .isInstanceOf(SettingsException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void nothing_in_the_descriptor_is_told() {
        assertThatThrownBy(() -> from(Map.of(), OptionalInt.empty()).parse("--secrets-fd 3", ""))
                .hasMessageContaining("nothing was found");
    }

    @Test
    void a_control_character_in_a_secret_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> from(Map.of("FXBATCH_BANK_PASSWORD", "hunter2\r\nX: y"), OptionalInt.empty()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("FXBATCH_BANK_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_secret_prints_nothing_of_itself() {
        assertThat(new Secret("hunter2")).hasToString("(hidden)");
        assertThat(new DatabaseSettings("jdbc:h2:x", Optional.empty(), new Secret("hunter2"), "here").toString())
                .doesNotContain("hunter2");
    }
}
