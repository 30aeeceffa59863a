package com.fxbatchtrader.app.terminal;

import static com.fxbatchtrader.app.Pictures.counts;
import static com.fxbatchtrader.app.Pictures.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.TradeCounts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

class ProgressTextTest {

    private static final TradeCounts HALF = counts(10, 3, 1, 1, 9, 1, 0);

    private final ProgressText text = new ProgressText("#1042 morning");

    private static Look look(int width) {
        return new Look(Ink.none(), Glyphs.of(StandardCharsets.UTF_8), width, ZoneOffset.UTC);
    }

    /// Ten trades ended in a quarter of a minute.
    private static Pace pace() {
        Pace pace = new Pace();
        pace.saw(0, progress(counts(23, 2, 0, 0, 0, 0, 0)));
        pace.saw(Duration.ofSeconds(15).toNanos(), progress(counts(15, 0, 0, 0, 9, 1, 0)));
        return pace;
    }

    @Test
    void the_line_shows_outcomes_pace_limit_and_time_left() {
        assertThat(text.moving(progress(HALF), pace(), look(140)))
                .endsWith("  12/25  booked 10  failed 1  in doubt 1  to go 13  40/min  running 3 of 5  0:20 left");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 100, 140, 200})
    void the_line_is_always_narrower_than_the_terminal(int width) {
        Progress held = new Progress(HALF, 5, 1, Optional.of("the bank does not answer; no trade fails for it"));

        assertThat(Texts.width(text.moving(progress(HALF), pace(), look(width)))).isLessThan(width);
        assertThat(Texts.width(text.moving(held, pace(), look(width)))).isLessThan(width);
    }

    @Test
    void eighty_columns_have_room_for_a_bar_all_outcomes_and_the_beginning_of_a_notice() {
        Progress held = new Progress(HALF, 5, 1, Optional.of("the bank does not answer; no trade fails for it"));

        assertThat(text.moving(held, pace(), look(80)))
                .startsWith("█")
                .contains("12/25  booked 10  failed 1  in doubt 1  to go 13  the bank");
    }

    @Test
    void the_bar_shows_each_outcome() {
        assertThat(ProgressText.bar(counts(5, 0, 0, 5, 5, 5, 0), 20, look(80))).isEqualTo("█████xxxxx?????░░░░░");
        assertThat(ProgressText.bar(counts(0, 0, 0, 0, 10, 0, 0), 8, look(80))).isEqualTo("████████");
    }

    @Test
    void a_plain_line_names_the_batch_and_has_no_bar() {
        Progress held = new Progress(HALF, 5, 1, Optional.of("waiting\u001B[2J"));

        assertThat(text.plain(held, pace()))
                .isEqualTo(
                        "#1042 morning: 12/25, booked 10, failed 1, in doubt 1, to go 13, 40/min, running 3 of 5,"
                                + " 0:20 left; waiting\uFFFD[2J");
    }

    @Test
    void there_is_no_pace_before_anything_was_seen() {
        Pace pace = new Pace();
        assertThat(pace.perMinute()).isEmpty();
        pace.saw(5, progress(HALF));
        assertThat(pace.perMinute()).isEmpty();
        assertThat(pace.secondsLeft(3)).isEmpty();
    }

    @Test
    void the_pace_forgets_what_is_longer_ago_than_half_a_minute() {
        Pace pace = new Pace();
        for (int second = 0; second <= 120; second++) {
            int done = Math.min(second, 60);
            pace.saw(Duration.ofSeconds(second).toNanos(), progress(counts(60 - done, 0, 0, 0, done, 0, 0)));
        }
        assertThat(pace.perMinute()).hasValue(0);
        assertThat(pace.secondsLeft(3)).isEmpty();
    }

    @Test
    void a_trade_that_goes_back_does_not_make_the_pace_negative() {
        Pace pace = new Pace();
        pace.saw(0, progress(counts(1, 0, 0, 0, 5, 0, 0)));
        pace.saw(Duration.ofSeconds(5).toNanos(), progress(counts(2, 0, 0, 0, 4, 0, 0)));
        assertThat(pace.perMinute()).hasValue(0);
    }
}
