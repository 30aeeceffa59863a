package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.verb.TradeOutcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `doubt booked` on the command line.
class BookedCommandTest {

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new CommandScene(folder);
    }

    private int booked(String... more) {
        List<String> words = new ArrayList<>(List.of("doubt", "booked", "1042/17", "--bank", "http://127.0.0.1:1"));
        words.addAll(List.of("--reference", "T2", "--reason", "the slip"));
        words.addAll(List.of(more));
        return scene.run(words.toArray(String[]::new));
    }

    @Test
    void what_it_brings_about_is_said_before_and_what_was_done_after() {
        assertThat(booked()).isZero();

        assertThat(scene.desk.asked)
                .contains("booked " + Pictures.doubt(TradeStatus.SUCCESS).trade().id() + " by T2 because the slip");
        assertThat(scene.errLines()).containsExactly("the bank is asked for T2");
        assertThat(scene.out().strip()).isEqualTo("trade 1042/17 is booked");
    }

    @Test
    void a_dry_run_asks_nobody() {
        assertThat(booked("--dry-run")).isZero();

        assertThat(scene.errLines()).containsExactly("the bank is asked for T2");
        assertThat(scene.desk.asked).noneMatch(word -> word.startsWith("booked"));
    }

    @Test
    void with_json_the_dossier_and_what_was_said_are_one_document() {
        assertThat(booked("--json")).isZero();

        JsonNode json = JsonMapper.shared().readTree(scene.out());
        assertThat(json.get("said").stringValue()).isEqualTo("trade 1042/17 is booked");
        assertThat(json.get("settled").booleanValue()).isTrue();
        assertThat(json.get("trade").get("status").stringValue()).isEqualTo("SUCCESS");
    }

    @Test
    void what_the_bank_has_not_confirmed_yet_is_still_in_doubt() {
        scene.desk.doubtEndsAs = TradeStatus.BOOKED;
        assertThat(booked()).isEqualTo(6);
        assertThat(scene.out()).contains("trade 1042/17 is booked");
    }

    @Test
    void what_is_not_proven_is_told_in_one_line_with_what_to_do() {
        scene.desk.bookedAs = doubt -> new TradeOutcome.Refused(doubt, "T2 names no key", "ask the bank");
        assertThat(booked("--json")).isEqualTo(6);
        assertThat(scene.out()).isEmpty();
        assertThat(scene.errLines()).last().isEqualTo("fxbatch: T2 names no key; ask the bank");
    }

    @Test
    void who_lost_a_race_is_told_what_happened() {
        scene.desk.bookedAs = doubt -> new TradeOutcome.Lost(doubt, "trade 1042/17 is FAILED");
        assertThat(booked()).isEqualTo(2);
        assertThat(scene.errLines())
                .last()
                .isEqualTo("fxbatch: trade 1042/17 is FAILED; nothing was changed by you, look again");
    }

    @Test
    void a_bank_is_needed() {
        assertThat(scene.run("doubt", "booked", "1042/17", "--reference", "T2", "--reason", "x")).isEqualTo(2);
        assertThat(scene.errLines()).singleElement().asString().contains("no bank is set");
    }
}
