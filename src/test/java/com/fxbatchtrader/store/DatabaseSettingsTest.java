package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Addresses of databases: what is taken, what is refused, and that no refusal shows a secret.
class DatabaseSettingsTest {

    private static DatabaseLocation located(String url) {
        return DatabaseSettings.parse(url, "desk", "s3cret").location();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:/var/fx/desk",
                "jdbc:h2:file:/var/fx/desk",
                "jdbc:h2:async:/var/fx/desk",
                "  jdbc:h2:async:file:/var/fx/desk  "
            })
    void an_h2_file_is_taken_with_or_without_the_prefixes_that_are_ours_anyway(String url) {
        assertThat(located(url)).isEqualTo(new DatabaseLocation.H2File(Path.of("/var/fx/desk")));
        assertThat(located(url).shown()).isEqualTo("/var/fx/desk.mv.db");
    }

    @Test
    void a_path_is_made_absolute_and_the_tilde_is_the_users_home() {
        assertThat(located("jdbc:h2:./desk")).isEqualTo(new DatabaseLocation.H2File(Path.of("desk").toAbsolutePath()));
        assertThat(located("jdbc:h2:~/fx/desk"))
                .isEqualTo(new DatabaseLocation.H2File(Path.of(System.getProperty("user.home"), "fx", "desk")));
    }

    @Test
    void an_h2_database_in_memory_is_known_by_its_name() {
        assertThat(located("jdbc:h2:mem:rehearsal")).isEqualTo(new DatabaseLocation.H2Memory("rehearsal"));
    }

    @Test
    void a_server_is_taken_with_several_hosts_and_the_options_that_are_allowed() {
        assertThat(located("jdbc:postgresql://db1:5432,db2:5433/desk?sslmode=verify-full&currentSchema=fx"))
                .isEqualTo(
                        new DatabaseLocation.PostgresServer(
                                "db1:5432,db2:5433", "desk", Map.of("sslmode", "verify-full", "currentSchema", "fx")));
        assertThat(located("jdbc:postgresql://[::1]:5432/desk").shown()).isEqualTo("postgresql://[::1]:5432/desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:tcp://localhost/desk",
                "jdbc:h2:ssl://localhost/desk",
                "jdbc:h2:zip:/a.zip!/desk",
                "jdbc:h2:nio:/desk",
                "jdbc:h2:async:nioMapped:/desk",
                "jdbc:h2:split:/desk",
                "jdbc:h2:",
                "jdbc:h2:   ",
                "jdbc:h2:file:",
                "jdbc:mysql://host/desk",
                "postgresql://host/desk",
                "",
                "jdbc:postgresql:desk",
                "jdbc:postgresql://",
                "jdbc:postgresql:///desk",
                "jdbc:postgresql://host",
                "jdbc:postgresql://host/",
                "jdbc:postgresql://host/a/b",
                "jdbc:postgresql://host:port/desk",
                "jdbc:postgresql://ho st/desk",
                "jdbc:postgresql://host,/desk"
            })
    void what_is_no_file_and_no_server_is_refused(String url) {
        assertThatThrownBy(() -> located(url))
                .isInstanceOf(DatabaseException.class)
                .extracting(e -> ((DatabaseException) e).kind())
                .isEqualTo(DatabaseException.Kind.REFUSED_URL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jdbc:h2:/desk;INIT=RUNSCRIPT FROM 'hunter2'                      | INIT",
                "jdbc:h2:/desk;WRITE_DELAY=500                                    | WRITE_DELAY",
                "jdbc:h2:/desk;PASSWORD=hunter2                                   | PASSWORD",
                "jdbc:h2:/desk;USER=hunter2                                       | USER",
                "jdbc:h2:mem:x;hunter2                                            | …",
                "jdbc:postgresql://h/d?password=hunter2                           | password",
                "jdbc:postgresql://h/d?user=hunter2                               | user",
                "jdbc:postgresql://h/d?sslmode=require&sslpassword=hunter2        | sslpassword",
                "jdbc:postgresql://h/d?socketFactory=hunter2                      | socketFactory",
                "jdbc:postgresql://h/d?loggerFile=hunter2                         | loggerFile",
                "jdbc:postgresql://h/d?socketTimeout=0                            | socketTimeout",
                "jdbc:postgresql://h/d?options=-c%20fsync=hunter2                 | options",
                "jdbc:postgresql://h/d?SSLMODE=hunter2                            | SSLMODE",
                "jdbc:postgresql://h/d?hunter2                                    | …",
                "jdbc:postgresql://h/d?                                           | …",
                "jdbc:postgresql://h/d?sslmode=require&sslmode=hunter2            | sslmode",
                "jdbc:postgresql://h/d?sslmode=a;b hunter2                        | sslmode"
            })
    void an_option_that_is_not_allowed_is_named_without_its_value(String url, String option) {
        assertThatThrownBy(() -> located(url))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("'" + option + "'")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void a_user_in_the_address_is_refused_without_showing_it() {
        assertThatThrownBy(() -> located("jdbc:postgresql://ann:hunter2@host/desk"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("FXBATCH_DB_PASSWORD")
                .message()
                .doesNotContain("hunter2")
                .doesNotContain("ann");
    }

    @Test
    void a_server_needs_a_user_and_h2_has_one_of_its_own() {
        assertThatThrownBy(() -> DatabaseSettings.parse("jdbc:postgresql://host/desk", "", ""))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("FXBATCH_DB_USER");
        assertThat(DatabaseSettings.parse("jdbc:h2:/desk", "", "").user()).isEqualTo("sa");
    }

    @Test
    void the_text_form_holds_no_secret() {
        DatabaseSettings settings =
                DatabaseSettings.parse("jdbc:postgresql://host/desk", "ann", "hunter2").ownedBy("desk-1:4711:abc");
        assertThat(settings.toString()).isEqualTo("postgresql://host/desk as ann for desk-1:4711:abc");
    }

    @Test
    void a_time_out_of_nothing_is_refused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new DatabaseTimeouts(second, second, second, second, Duration.ZERO, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'lock'");
    }
}
