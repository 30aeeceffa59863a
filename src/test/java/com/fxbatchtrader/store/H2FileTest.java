package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.DatabaseLocation.H2File;
import com.fxbatchtrader.store.h2.NewestChunkFiles;
import com.fxbatchtrader.store.h2.OwnerNote;
import com.fxbatchtrader.time.SystemPacing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/// An H2 file: whose it is, and what is said when it cannot be used.
class H2FileTest {

    @TempDir Path folder = Path.of(".");

    private final SystemPacing pacing = new SystemPacing();

    private Database open(Path path) {
        return Database.open(DatabaseSettings.h2File(path).ownedBy("desk-1:4711:a1b2"), TestDatabase.ENTITIES, pacing);
    }

    private static void assertRefused(ThrowingCallable opening, Kind kind, String... words) {
        assertThatThrownBy(opening)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll(words)
                .extracting(e -> ((DatabaseException) e).kind())
                .isEqualTo(kind);
    }

    @Test
    void another_process_is_told_who_has_it_and_a_kill_loses_nothing_acknowledged() throws Exception {
        Path path = folder.resolve("desk");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                H2Child.class.getName(),
                                path.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int acknowledged = 0;
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = told.readLine();
            while (line != null && !line.equals("open")) {
                line = told.readLine();
            }
            assertRefused(() -> open(path), Kind.IN_USE, H2Child.OWNER, "(process " + child.pid() + ", since 2");
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            while (acknowledged < 20) {
                acknowledged = Integer.parseInt(told.readLine());
            }
            // The handle, for the process itself would close its stream, and with it what was told last.
            child.toHandle().destroyForcibly();
            line = told.readLine();
            while (line != null && line.matches("\\d+")) {
                acknowledged = Integer.parseInt(line);
                line = told.readLine();
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new H2File(path).ownerFile()).exists();
        try (Database database = open(path)) {
            long kept =
                    database.inTransaction(
                            session ->
                                    session.createNativeQuery("select count(*) from reference_rate", Long.class)
                                            .getSingleResult());
            assertThat(kept).isGreaterThanOrEqualTo(acknowledged);
            assertThat(OwnerNote.read(new H2File(path).ownerFile()).owner()).isEqualTo("desk-1:4711:a1b2");
        }
    }

    @Test
    void a_second_opening_in_the_same_process_is_refused_and_does_not_disturb_the_first() {
        Path path = folder.resolve("desk");
        try (Database first = open(path)) {
            assertRefused(() -> open(path), Kind.IN_USE, "open in this process already");
            UUID id =
                    first.inTransaction(
                            session ->
                                    session.createNativeQuery("select desk_id from desk", UUID.class)
                                            .getSingleResult());
            assertThat(id).isEqualTo(first.deskId());
            assertThat(new H2File(path).ownerFile()).exists();
        }
    }

    @Test
    void an_orderly_end_leaves_one_file_and_no_owner() throws IOException {
        Path path = folder.resolve("deep").resolve("desk");
        open(path).close();
        try (var files = Files.list(folder.resolve("deep"))) {
            assertThat(files).containsExactly(new H2File(path).dataFile());
        }
    }

    @Test
    void commits_are_written_at_once_and_the_asynchronous_file_system_is_used() {
        Path path = folder.resolve("desk");
        try (Database database = open(path)) {
            String delay =
                    database.inTransaction(
                            session ->
                                    session.createNativeQuery(
                                                    "select max(setting_value) from information_schema.settings"
                                                            + " where setting_name = 'WRITE_DELAY'",
                                                    String.class)
                                            .getSingleResult());
            assertThat(delay).isEqualTo("0");
            String where =
                    database.inTransaction(
                            session ->
                                    session.createNativeQuery("select database_path()", String.class)
                                            .getSingleResult());
            assertThat(where).startsWith("newest:async:");
            database.makeDurable();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:newest:async:%s",
                "jdbc:h2:newest:async:%s;WRITE_DELAY=10",
                "jdbc:h2:newest:%s;WRITE_DELAY=0",
                "jdbc:h2:async:%s;WRITE_DELAY=0"
            })
    void a_database_that_would_forget_is_refused(String url) {
        NewestChunkFiles.register();
        DatabaseSettings settings = DatabaseSettings.h2File(folder.resolve("desk"));
        DataSource forgetful =
                new DriverDataSource(url.formatted(folder.resolve("desk")), Map.of("user", "sa", "password", ""));
        assertRefused(
                () -> H2Keeper.open(settings, forgetful, pacing), Kind.NOT_DURABLE, "nothing may be traded on it");
        assertThat(new H2File(folder.resolve("desk")).ownerFile()).doesNotExist();
    }

    @Test
    void guards_and_the_desk_are_there_after_it_was_opened_again() throws SQLException {
        try (TestDatabase fresh = TestDatabase.fresh(DatabaseKind.H2_FILE, pacing)) {
            UUID event;
            try (Connection connection = fresh.connect()) {
                event = new Rows(connection).event(UUID.randomUUID(), 1);
            }
            fresh.reopened();
            try (Connection connection = fresh.connect()) {
                assertThatThrownBy(() -> new Rows(connection).update("event", event, "actor = 'x'"))
                        .hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void a_copy_is_refused_while_the_original_is_there_and_a_moved_file_is_not() throws IOException {
        H2File original = new H2File(folder.resolve("desk"));
        H2File copy = new H2File(folder.resolve("copy"));
        open(original.path()).close();
        Files.copy(original.dataFile(), copy.dataFile());
        assertRefused(() -> open(copy.path()), Kind.COPIED, original.shown(), "copy");
        open(original.path()).close();
        Files.delete(original.dataFile());
        open(copy.path()).close();
        Files.copy(copy.dataFile(), original.dataFile());
        assertRefused(() -> open(original.path()), Kind.COPIED, copy.shown());
    }

    @Test
    void a_file_that_is_no_database_is_damaged_and_left_as_it_is() throws IOException {
        H2File file = new H2File(folder.resolve("desk"));
        String content = "this is a letter, not a database ".repeat(1000);
        Files.writeString(file.dataFile(), content);
        assertRefused(() -> open(file.path()), Kind.DAMAGED, file.shown(), "left as it is");
        assertThat(file.dataFile()).hasContent(content);
        assertThat(file.ownerFile()).doesNotExist();
    }

    @Test
    void a_torn_file_is_damaged_and_not_taken_for_an_empty_one() throws IOException {
        H2File file = new H2File(folder.resolve("desk"));
        open(file.path()).close();
        byte[] whole = Files.readAllBytes(file.dataFile());
        byte[] torn = whole.clone();
        for (int i = 0; i < torn.length; i += 512) {
            torn[i] ^= 0x55;
        }
        Files.write(file.dataFile(), torn);
        assertRefused(() -> open(file.path()), Kind.DAMAGED, file.shown());
        assertThat(file.dataFile()).hasBinaryContent(torn);
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertRefused(() -> open(file.resolve("desk")), Kind.NO_PERMISSION, file.toString());
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_no_database() throws IOException {
        H2File file = new H2File(folder.resolve("desk"));
        Files.createDirectory(file.dataFile());
        assertRefused(() -> open(file.path()), Kind.NO_PERMISSION, file.shown());
    }

    @Test
    void a_file_that_may_not_be_written_is_not_opened_for_reading() {
        H2File file = new H2File(folder.resolve("desk"));
        open(file.path()).close();
        assertThat(file.dataFile().toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(file.dataFile()), "run as an administrator, who may write everything");
        assertRefused(() -> open(file.path()), Kind.NO_PERMISSION, file.shown(), "cannot be written");
    }

    @Test
    void a_wrong_password_says_which_settings_to_look_at() {
        Path path = folder.resolve("desk");
        open(path).close();
        DatabaseSettings wrong = DatabaseSettings.parse("jdbc:h2:" + path, "sa", "hunter2");
        assertRefused(
                () -> Database.open(wrong, TestDatabase.ENTITIES, pacing),
                Kind.WRONG_CREDENTIALS,
                "FXBATCH_DB_PASSWORD");
        assertThatThrownBy(() -> Database.open(wrong, TestDatabase.ENTITIES, pacing))
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void a_note_that_is_torn_or_missing_is_unknown() throws IOException {
        Path note = folder.resolve("desk.owner");
        assertThat(OwnerNote.read(note).isKnown()).isFalse();
        OwnerNote written = OwnerNote.of("desk-1:1:x", Instant.parse("2026-11-23T10:00:00Z"));
        written.write(note);
        assertThat(OwnerNote.read(note)).isEqualTo(written);
        Files.writeString(note, "desk-1");
        assertThat(OwnerNote.read(note).isKnown()).isFalse();
    }
}
