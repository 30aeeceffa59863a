package com.fxbatchtrader.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SmallKindsTest {

    @ParameterizedTest
    @CsvSource({
        "250ms,250",
        "30s,30000",
        "30 s,30000",
        "5m,300000",
        "5min,300000",
        "1h,3600000",
        "1H,3600000",
        "PT1M30S,90000",
        "pt0.5s,500"
    })
    void spans_of_time_are_read_as_people_write_them(String text, long millis) {
        assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 minutes", "-5m", "5m30s", "1.5h", "P", "9999999999s"})
    void what_is_no_span_of_time_is_not_read_as_one(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"250,250ms", "1000,1s", "90000,90s", "60000,1m", "3600000,1h", "5400000,90m", "0,0s"})
    void spans_of_time_are_written_as_they_are_read(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
        assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD/ZAR=17.79", "usdzar=17.79", "USD-ZAR = 17.79"})
    void a_reference_rate_is_read_in_any_form_of_its_pair(String text) {
        assertThat(ReferenceRates.parse(text)).contains(Map.of("USD/ZAR", new BigDecimal("17.79")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17.79",
                "USD/ZAR=",
                "USD/ZAR=17,79",
                "USD/ZAR=-1",
                "USD/ZAR=1e3",
                "USD/ZAR=1.123456789",
                "ZARUSD=0.05",
                "USD/XXY=1",
                "USD/ZAR=17,USD/ZAR=18",
                "USD/ZAR=17.79,"
            })
    void what_is_no_reference_rate_is_not_read_as_one(String text) {
        assertThat(ReferenceRates.parse(text)).isEmpty();
    }

    @Test
    void a_mistyped_word_finds_the_nearest_known_one() {
        List<String> known = List.of("import", "batch", "run", "doubt");

        assertThat(Similar.to("bacth", known)).contains("batch");
        assertThat(Similar.to("IMPRT", known)).contains("import");
        assertThat(Similar.to("rnu", known)).contains("run");
        assertThat(Similar.to("helicopter", known)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,abc,0", "abc,acb,1", "kitten,sitting,3"})
    void letters_that_differ_are_counted_a_swap_as_one(String a, String b, int distance) {
        assertThat(Similar.distance(a, b)).isEqualTo(distance);
        assertThat(Similar.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void folders_follow_the_habits_of_each_system() {
        Path home = Path.of("/home/ann");

        Place linux = new Place(Map.of(), "Linux", home);
        assertThat(linux.defaultConfig()).isEqualTo(home.resolve(".config/fxbatch/settings.properties"));
        assertThat(linux.defaultData()).isEqualTo(home.resolve(".local/share/fxbatch"));

        Place mac = new Place(Map.of("XDG_DATA_HOME", "/x"), "Mac OS X", home);
        assertThat(mac.defaultData()).isEqualTo(home.resolve("Library/Application Support/fxbatch"));

        Place windows = new Place(Map.of("LOCALAPPDATA", "/l"), "Windows 11", home);
        assertThat(windows.defaultData()).isEqualTo(Path.of("/l/fxbatch"));
        assertThat(windows.defaultConfig()).isEqualTo(home.resolve("AppData/Roaming/fxbatch/settings.properties"));
    }

    @Test
    void a_relative_folder_in_the_environment_is_left_aside() {
        Place place = new Place(Map.of("XDG_DATA_HOME", "data"), "Linux", Path.of("/home/ann"));

        assertThat(place.defaultData()).isEqualTo(Path.of("/home/ann/.local/share/fxbatch"));
    }

    @Test
    void every_setting_has_names_that_are_its_own() {
        assertThat(Keys.ALL).doesNotHaveDuplicates();
        assertThat(Keys.ALL.stream().map(Key::variable)).doesNotHaveDuplicates();
        assertThat(Keys.ALL.stream().map(Key::name)).doesNotHaveDuplicates();
    }

    @Test
    void what_was_found_is_shown_short_and_harmless() {
        assertThat(Quoted.text("a\u001B[2Jb\n\u202Ec")).isEqualTo("\"a�[2Jb��c\"");
        assertThat(Quoted.text("x".repeat(500))).hasSize(83);
    }
}
