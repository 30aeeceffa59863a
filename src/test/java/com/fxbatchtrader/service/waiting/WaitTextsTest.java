package com.fxbatchtrader.service.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.queue.Waiting;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// The sentences, in the desk's zone.
class WaitTextsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String WS = "ws-3:77:ab";
    private static final String ANN = "user:ann@desk-1";

    private static String says(Waiting cause) {
        return new WaitTexts(ZoneId.of("Africa/Johannesburg"), NOW).sentence(cause);
    }

    @Test
    void what_people_and_the_desk_hold() {
        assertThat(says(new Waiting.Stopped(ANN, "wrong rates", NOW.minusSeconds(60))))
                .isEqualTo(
                        "All trading was stopped by ann@desk-1 at 09:59:00: wrong rates; it goes on when the stop is"
                                + " lifted.");
        assertThat(says(new Waiting.Blocked("a standby was promoted")))
                .isEqualTo("The desk is blocked: a standby was promoted; it goes on when that is settled.");
        assertThat(says(new Waiting.Draft())).contains("draft");
        assertThat(says(new Waiting.AwaitingApproval())).contains("approved");
        assertThat(says(new Waiting.Paused(ANN, "lunch", Optional.of(NOW), 0)))
                .isEqualTo("It was paused by ann@desk-1 at 10:00:00: lunch; it goes on when it is resumed.");
        assertThat(says(new Waiting.Paused("", "", Optional.empty(), 2)))
                .isEqualTo(
                        "It was paused: no reason is known, and the bank is asked for 2 trades of it meanwhile; it goes"
                                + " on when it is resumed.");
        assertThat(says(new Waiting.NotBefore(NOW.plusSeconds(7200)))).isEqualTo("It does not start before 12:00:00.");
        assertThat(says(new Waiting.NotBefore(NOW.plusSeconds(86400)))).contains("24 Nov 2026 10:00:00");
        assertThat(says(new Waiting.Held(WS, NOW.plusSeconds(48)))).startsWith(WS + " holds its lock until 10:00:48");
    }

    @Test
    void whose_turn_it_is() {
        assertThat(says(new Waiting.Behind(3, 120, 1039, "noon")))
                .isEqualTo("3 batches stand before it, the first is #1039 noon; 120 trades to go in them.");
        assertThat(says(new Waiting.NoWorker(Duration.ofSeconds(185))))
                .isEqualTo("No process has taken it although it is next for 3 min: is a worker running?");
        assertThat(says(new Waiting.WorkersFull(2, 6, Duration.ofHours(2))))
                .isEqualTo(
                        "It is next for 2 h 0 min, and 2 known processes are at work with 6 batches; it starts when"
                                + " one of them ends.");
        assertThat(says(new Waiting.WorkersFull(1, 1, Duration.ofSeconds(9))))
                .contains("the one known process is at work with one batch");
        assertThat(says(new Waiting.Barred(WS, NOW.plusSeconds(300), Duration.ofDays(2))))
                .isEqualTo(
                        "It was taken away from "
                                + WS
                                + ", which does not take it again before 10:05:00; others may, none has for 2 d.");
    }

    @Test
    void whose_owner_is_gone() {
        assertThat(says(new Waiting.TakeOver(Optional.of(WS), 1, Duration.ofSeconds(1))))
                .isEqualTo(
                        "The lock of "
                                + WS
                                + " has run out, and the next process with room continues it before the"
                                + " queue.");
        assertThat(says(new Waiting.TakeOver(Optional.empty(), 0, Duration.ofSeconds(70))))
                .contains("nobody has it")
                .endsWith("; none has for 1 min: is a worker running?");
        assertThat(says(new Waiting.TakeOver(Optional.empty(), 2, Duration.ofSeconds(70))))
                .endsWith("; those at work have had no room for 1 min.");
    }

    @Test
    void what_runs_and_what_the_bank_must_tell() {
        assertThat(says(new Waiting.Running(WS, NOW.plusSeconds(60), 1, 5, 7)))
                .isEqualTo(
                        WS + " runs it: one trade at once of at most 5, 7 to go; its lock is renewed before 10:01:00.");
        assertThat(says(new Waiting.NoReference(WS, "USD/ZAR", Optional.empty())))
                .contains("there is no reference rate of USD/ZAR", "rate set USD/ZAR=");
        assertThat(says(new Waiting.NoReference(WS, "USD/ZAR", Optional.of(NOW)))).contains("is of 10:00:00, too old");
        assertThat(says(new Waiting.Pausing(ANN, "lunch", 3)))
                .isEqualTo("It is being paused by ann@desk-1: lunch; 3 trades to see to the end first.");
        assertThat(says(new Waiting.Cancelling(ANN, "wrong", 1))).contains("Its rest", "one trade to see");
        assertThat(says(new Waiting.AsksBank(2, NOW.plusSeconds(5), Optional.empty()))).endsWith("next at 10:00:05.");
        assertThat(says(new Waiting.AsksBank(2, NOW.minusSeconds(5), Optional.empty())))
                .endsWith("due since 09:59:55 by any process.");
        assertThat(says(new Waiting.AsksBank(2, NOW, Optional.of(WS)))).endsWith(WS + " is asking now.");
        assertThat(says(new Waiting.Ended(BatchStatus.PARTIAL_SUCCESS))).isEqualTo("It has ended: partial success.");
    }
}
