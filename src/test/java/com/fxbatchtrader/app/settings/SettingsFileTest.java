package com.fxbatchtrader.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class SettingsFileTest {

    @TempDir private Path folder = Path.of("");

    private SettingsFile read(String content) throws IOException {
        return SettingsFile.read(Files.writeString(file(), content));
    }

    private Path file() {
        return folder.resolve("s.properties");
    }

    @Test
    void comments_blank_lines_blanks_and_a_byte_order_mark_mean_nothing() throws IOException {
        SettingsFile settings = read("\uFEFF# a\r\n\r\n! b\r\n  max-trades  =  7  \r\n");

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.find(Keys.MAX_TRADES)).contains(new Found("7", file() + ":4 max-trades"));
    }

    @Test
    void backslashes_and_further_equals_signs_stay_in_the_value() throws IOException {
        SettingsFile settings = read("data.folder = C:\\desk\\new\nreference-rate = USD/ZAR=17.79");

        assertThat(settings.find(Keys.DATA).orElseThrow().text()).isEqualTo("C:\\desk\\new");
        assertThat(settings.find(Keys.REFERENCE_RATE).orElseThrow().text()).isEqualTo("USD/ZAR=17.79");
    }

    @Test
    void an_unknown_key_is_told_with_what_was_probably_meant() throws IOException {
        assertThat(read("\nlock.timout = 5m").problems())
                .containsExactly(file() + ":2: there is no setting \"lock.timout\"; did you mean lock.timeout?");
    }

    @Test
    void a_key_that_resembles_nothing_is_told_without_a_guess() throws IOException {
        assertThat(read("colour = blue").problems()).singleElement().asString().doesNotContain("did you mean");
    }

    @Test
    void a_line_without_equals_sign_is_told_and_not_repeated() throws IOException {
        assertThat(read("hunter2").problems())
                .singleElement()
                .asString()
                .contains(":1: expected KEY = VALUE")
                .doesNotContain("hunter2");
    }

    @Test
    void a_key_that_is_set_twice_is_refused() throws IOException {
        assertThat(read("max-trades = 1\nmax-trades = 2").problems())
                .containsExactly(file() + ":2: max-trades is set a second time (first at " + file() + ":1 max-trades)");
    }

    @Test
    void a_secret_in_the_file_is_refused_and_not_repeated() throws IOException {
        assertThat(read("bank.client-secret = hunter2\nFXBATCH_DB_PASSWORD = hunter3").problems())
                .hasSize(2)
                .allMatch(p -> p.contains("does not belong into a file"))
                .noneMatch(p -> p.contains("hunter"))
                .anyMatch(p -> p.contains("FXBATCH_BANK_CLIENT_SECRET"));
    }

    @Test
    void a_file_that_is_not_utf8_is_refused() throws IOException {
        Files.write(file(), "bank.scope = Bür".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SettingsFile.read(file()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("save it as UTF-8");
    }

    @Test
    void a_folder_and_a_huge_file_are_refused() throws IOException {
        assertThatThrownBy(() -> SettingsFile.read(folder)).isInstanceOf(SettingsException.class);

        Files.write(file(), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> SettingsFile.read(file()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("at most 1 MiB");
    }
}
