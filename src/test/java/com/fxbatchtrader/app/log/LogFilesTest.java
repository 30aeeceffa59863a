package com.fxbatchtrader.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.app.door.CommandFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

class LogFilesTest {

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void forget() {
        System.clearProperty(LogFiles.FOLDER);
        System.clearProperty(LogFiles.ON_STDERR);
        System.clearProperty(LogFiles.PROCESS);
    }

    @Test
    void the_folder_is_made_and_named_before_loggers_may_be() {
        LogFiles logs = new LogFiles();
        assertThat(logs.ready()).isFalse();

        logs.open(folder.resolve("a").resolve("logs"), false);

        assertThat(logs.ready()).isTrue();
        assertThat(folder.resolve("a").resolve("logs")).isDirectory();
        assertThat(System.getProperty(LogFiles.FOLDER)).isEqualTo(folder.resolve("a/logs").toString());
        assertThat(System.getProperty(LogFiles.ON_STDERR)).isEqualTo("OFF");
    }

    @Test
    void verbose_puts_the_log_on_standard_error_too() {
        new LogFiles().open(folder, true);

        assertThat(System.getProperty(LogFiles.ON_STDERR)).isEqualTo("DEBUG");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> new LogFiles().open(file.resolve("logs"), false))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file.resolve("logs") + ": the folder can't be made or written; choose another by --data");
    }

    @Test
    void the_configuration_is_well_formed_and_never_writes_to_standard_output() throws Exception {
        String text = Files.readString(Path.of("resources/logback.xml"));

        assertThat(
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(Path.of("resources/logback.xml").toFile())
                                .getDocumentElement()
                                .getTagName())
                .isEqualTo("configuration");
        assertThat(text).contains("${fxbatch.logs:-", "${fxbatch.log.stderr:-OFF}").doesNotContain("System.out");
    }
}
