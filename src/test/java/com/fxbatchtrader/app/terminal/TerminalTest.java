package com.fxbatchtrader.app.terminal;

import static com.fxbatchtrader.app.Pictures.counts;
import static com.fxbatchtrader.app.Pictures.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean isTerminal, Map<String, String> environment) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Capabilities.of(isTerminal, isTerminal, environment, 80, StandardCharsets.UTF_8));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void results_and_messages_go_different_ways() {
        Terminal terminal = terminal(false, Map.of());
        terminal.result("result");
        terminal.message("message");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("result" + System.lineSeparator());
        assertThat(err()).isEqualTo("message" + System.lineSeparator());
    }

    @Test
    void a_message_stands_above_the_moving_line() {
        Terminal terminal = terminal(true, Map.of());
        terminal.move("50 %");
        terminal.message("hello");
        terminal.move("");

        assertThat(err().replace("\r\u001B[2K", "<")).isEqualTo("50 %<hello" + System.lineSeparator() + "50 %<");
    }

    @Test
    void a_line_that_did_not_change_is_not_drawn_again() {
        Terminal terminal = terminal(true, Map.of());
        terminal.move("50 %");
        terminal.move("50 %");

        assertThat(err()).isEqualTo("50 %");
    }

    @Test
    void colours_and_movement_need_a_terminal_that_wants_them() {
        assertThat(Capabilities.of(true, true, Map.of(), 80, StandardCharsets.UTF_8))
                .isEqualTo(new Capabilities(true, true, true, 80, StandardCharsets.UTF_8));
        assertThat(terminal(true, Map.of("TERM", "dumb")).canMove()).isFalse();
        assertThat(terminal(true, Map.of("CI", "true")).canMove()).isFalse();
        assertThat(terminal(false, Map.of()).canMove()).isFalse();

        Capabilities noColour = Capabilities.of(true, true, Map.of("NO_COLOR", "1"), 80, StandardCharsets.UTF_8);
        assertThat(noColour.moving()).isTrue();
        assertThat(noColour.resultColours()).isFalse();
        assertThat(noColour.messageColours()).isFalse();
    }

    @Test
    void what_goes_into_a_file_is_never_cut() {
        assertThat(Capabilities.of(false, true, Map.of(), 80, StandardCharsets.UTF_8).resultWidth())
                .isGreaterThan(10_000);
        assertThat(Capabilities.plain(StandardCharsets.UTF_8).helpWidth()).isEqualTo(100);
    }

    @Test
    void the_width_can_be_told_by_the_environment_and_is_never_absurd() {
        assertThat(new TerminalProbe(Map.of("COLUMNS", "132")).width()).isEqualTo(132);
        assertThat(new TerminalProbe(Map.of("COLUMNS", "3")).width()).isEqualTo(20);
    }

    @Test
    void a_run_on_a_terminal_is_drawn_in_place_and_taken_away_at_its_end() {
        AtomicReference<Progress> live = new AtomicReference<>(progress(counts(2, 0, 0, 0, 0, 0, 0)));
        show(terminal(true, Map.of()), live, Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(err()).contains("0/2").contains("2/2").endsWith("\r\u001B[2K").doesNotContain("\n");
    }

    @Test
    void a_run_without_a_terminal_is_told_every_ten_seconds_at_most() {
        AtomicReference<Progress> live = new AtomicReference<>(progress(counts(2, 0, 0, 0, 0, 0, 0)));
        show(terminal(false, Map.of()), live, Duration.ofSeconds(5), Duration.ofSeconds(30));

        assertThat(err().lines()).hasSize(2).first().asString().startsWith("#1 x: 0/2");
        assertThat(err().lines()).last().asString().startsWith("#1 x: 2/2");
    }

    @Test
    void what_holds_a_run_up_is_told_once() {
        AtomicReference<Progress> live =
                new AtomicReference<>(new Progress(counts(2, 0, 0, 0, 0, 0, 0), 5, 0, Optional.of("the bank is away")));
        show(terminal(false, Map.of()), live, Duration.ofSeconds(9), Duration.ofMillis(100));

        assertThat(err().lines().filter(l -> l.contains("the bank is away"))).hasSize(1);
    }

    @Test
    void what_holds_a_run_up_for_a_moment_is_not_told() {
        AtomicReference<Progress> live =
                new AtomicReference<>(new Progress(counts(2, 0, 0, 0, 0, 0, 0), 5, 0, Optional.of("the bank is away")));
        show(terminal(false, Map.of()), live, Duration.ofMillis(700), Duration.ofSeconds(20));

        assertThat(err()).doesNotContain("the bank is away");
    }

    private static void show(Terminal terminal, AtomicReference<Progress> live, Duration before, Duration afterwards) {
        VirtualPacing pacing = new VirtualPacing(1);
        pacing.run(
                () -> {
                    var how = new ProgressDisplay.Settings(terminal, pacing, "#1 x", () -> 80, true);
                    try (ProgressDisplay _ = ProgressDisplay.show(how, live::get)) {
                        pacing.pause(before);
                        live.set(progress(counts(0, 0, 0, 0, 2, 0, 0)));
                        pacing.pause(afterwards);
                    }
                });
    }
}
