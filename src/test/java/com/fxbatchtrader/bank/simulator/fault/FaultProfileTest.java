package com.fxbatchtrader.bank.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class FaultProfileTest {

    private static final Subject DEAL = new Subject("76285288", "BUY USD/ZAR ZAR 100");

    @TempDir private Path folder = Path.of("");

    private static FaultPlan plan(FaultProfile profile, Call call) {
        return new Faults(new Seed(1), profile).plan(call, DEAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "demo", "faulty", "hostile"})
    void the_named_profiles_are_there(String name) {
        assertThat(FaultProfile.named(name).name()).isEqualTo(name);
    }

    @Test
    void an_unknown_name_is_answered_with_those_that_are_known() {
        assertThatThrownBy(() -> FaultProfile.named("evil"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("profile: 'evil' was found, expected is clean, demo, faulty, hostile, or a file");
    }

    @Test
    void the_clean_profile_has_no_faults_and_no_latency() {
        Faults faults = new Faults(new Seed(1), FaultProfile.clean());
        for (int i = 0; i < 1_000; i++) {
            FaultPlan plan = faults.plan(Call.BOOK, DEAL);
            assertThat(plan.fault()).isEqualTo(Fault.NONE);
            assertThat(plan.traits()).isEmpty();
            assertThat(plan.latency()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quote-life | soon | quote-life: 'soon' was found, expected is a duration such as 250ms, 2s or 5m",
                "quote-life | 0s | quote-life: '0s' was found, expected is a duration above 0",
                "latency | 9ms..1ms | latency: '9ms..1ms' was found, expected is a duration such as 2s, or two as in"
                        + " 5ms..30ms",
                "slow-share | 2 | slow-share: '2' was found, expected is a share from 0 to 1 such as 0.02",
                "slow-share | NaN | slow-share: 'NaN' was found, expected is a share from 0 to 1 such as 0.02",
                "deduplicate | perhaps | deduplicate: 'perhaps' was found, expected is true or false",
                "repeated-as | OTHER | repeated-as: 'OTHER' was found, expected is DUPLICATE_TRANSACTION or"
                        + " QUOTE_EXPIRED",
                "book.reset | 1 | book.reset: 'reset' was found, expected is the name of a fault",
                "books.html | 1 | books.html: 'books' was found, expected is any, or the name of a call that can have"
                        + " html",
                "book.balance-low | 1 | book.balance-low: 'book' was found, expected is any, or the name of a call that"
                        + " can have balance-low",
                "book.html | 1.5 | book.html: '1.5' was found, expected is a share from 0 to 1, once, or first N",
                "book.html | often | book.html: 'often' was found, expected is a share from 0 to 1, once, or first N"
            })
    void a_bad_setting_is_named_with_what_is_expected(String key, String value, String message) {
        assertThatThrownBy(() -> FaultProfile.clean().with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void an_unknown_setting_is_answered_with_those_that_are_known() {
        assertThatThrownBy(() -> FaultProfile.clean().with("quotelife", "1s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'quotelife' was found, expected is one of byte-every, deduplicate")
                .hasMessageNotContaining("\n");
    }

    @Test
    void more_faults_than_requests_are_refused() {
        FaultProfile half = FaultProfile.clean().with("book.html", "0.6");

        assertThatThrownBy(() -> half.with("book.server-error", "0.5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("book: its faults add up to 1.1");
    }

    @Test
    void a_fault_of_any_call_is_overridden_by_the_call_itself() {
        FaultProfile profile = FaultProfile.clean().with("balance.html", "0").with("any.html", "1");

        assertThat(plan(profile, Call.BOOK).fault()).isEqualTo(Fault.HTML);
        assertThat(plan(profile, Call.BALANCE).fault()).isEqualTo(Fault.NONE);
    }

    @Test
    void a_clients_faults_replace_the_general_ones_of_that_call_only() {
        FaultProfile profile = FaultProfile.clean().with("any.html", "1").with("cif.76285288.book.server-error", "1");

        assertThat(plan(profile, Call.BOOK).fault()).isEqualTo(Fault.SERVER_ERROR);
        assertThat(plan(profile, Call.BALANCE).fault()).isEqualTo(Fault.HTML);
    }

    @Test
    void once_and_first_count_the_requests_about_the_same_thing() {
        Faults faults = new Faults(new Seed(1), FaultProfile.clean().with("book.html", "first 2"));
        Subject other = new Subject("76285288", "BUY USD/ZAR ZAR 200");

        assertThat(faults.plan(Call.BOOK, DEAL).fault()).isEqualTo(Fault.HTML);
        assertThat(faults.plan(Call.BOOK, DEAL).fault()).isEqualTo(Fault.HTML);
        assertThat(faults.plan(Call.BOOK, DEAL).fault()).isEqualTo(Fault.NONE);
        assertThat(faults.plan(Call.BOOK, other).fault()).isEqualTo(Fault.HTML);
    }

    @Test
    void a_trait_comes_beside_a_fault() {
        FaultProfile profile = FaultProfile.clean().with("book.reset-after", "1").with("book.status-pending", "1");

        assertThat(plan(profile, Call.BOOK).fault()).isEqualTo(Fault.RESET_AFTER);
        assertThat(plan(profile, Call.BOOK).traits()).containsExactly(Fault.STATUS_PENDING);
    }

    @Test
    void a_file_is_read_line_by_line_onto_its_base() throws IOException {
        Path file = folder.resolve("my.profile");
        Files.writeString(
                file,
                """
                # mine
                base = faulty

                quote-life = 5s
                latency=1ms..2ms
                book.html = 0.25
                """);

        FaultProfile profile = FaultProfile.read(file);

        assertThat(profile.behaviour().quoteLife()).isEqualTo(Duration.ofSeconds(5));
        assertThat(profile.behaviour().latency()).isEqualTo(Span.ofMillis(1, 2));
        assertThat(profile.behaviour().deduplicate()).isFalse();
    }

    @Test
    void a_profile_is_found_by_its_name_or_its_file() throws IOException {
        Path file = folder.resolve("my.profile");
        Files.writeString(file, "quote-life = 5s\n");

        assertThat(FaultProfile.find("demo").name()).isEqualTo("demo");
        assertThat(FaultProfile.find(file.toString()).behaviour().quoteLife()).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> FaultProfile.find(folder + "/evil")).isInstanceOf(IOException.class);
    }

    @Test
    void an_error_in_a_file_names_file_and_line_in_one_line() throws IOException {
        Path file = folder.resolve("my.profile");
        Files.writeString(file, "quote-life = 5s\nbook.html = often\n");
        assertThatThrownBy(() -> FaultProfile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("my.profile:2: book.html: 'often' was found");

        Files.writeString(file, "nonsense\n");
        assertThatThrownBy(() -> FaultProfile.read(file))
                .hasMessageContaining("my.profile:1: 'nonsense' was found, expected is setting = value");

        Files.writeString(file, "quote-life = 5s\nbase = faulty\n");
        assertThatThrownBy(() -> FaultProfile.read(file)).hasMessageContaining("my.profile:2: base: must be the first");
    }

    @Test
    void a_file_that_is_not_there_or_no_text_is_said_to_be_so() throws IOException {
        assertThatThrownBy(() -> FaultProfile.read(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such file")
                .hasMessageContaining("clean, demo, faulty, hostile");

        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThatThrownBy(() -> FaultProfile.read(binary))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UTF-8");
    }
}
