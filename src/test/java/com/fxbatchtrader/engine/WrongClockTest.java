package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.engine.BankScript.Fate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A workstation whose wall clock is hours off: other processes read what it writes, so that every time that decides
/// something is the database's.
class WrongClockTest {

    private static void between(Instant from, Instant to, Instant written) {
        assertThat(written).isBetween(from.minusSeconds(2), to.plusSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, -3})
    void whatItWritesHasTheTimesOfTheDatabase(int hoursOff) {
        Stage.play(
                Doubtful.with(Fate.LOST),
                stage -> {
                    Instant from = stage.desk.databaseNow();
                    stage.time.jumpWall(Duration.ofHours(hoursOff));
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    Instant to = stage.desk.databaseNow();
                    assertThat(Duration.between(from, to)).isLessThan(Duration.ofMinutes(2));
                    Attempt attempt = Doubtful.attempt(stage, batch);
                    between(from, to, attempt.exchange().committedAt());
                    Stream.of(attempt.provenAt(), attempt.inquiry().lastAt())
                            .map(Optional::orElseThrow)
                            .forEach(at -> between(from, to, at));
                    assertThat(stage.desk.trades(batch)).extracting(trade -> trade.reason()).endsWith("NOT_BOOKED");
                    List<String> written = stage.desk.column("select recorded_at from event order by recorded_at");
                    written.addAll(stage.desk.column("select changed_at from trade"));
                    assertThat(written).hasSizeGreaterThan(12);
                    written.forEach(at -> between(from, to, OffsetDateTime.parse(iso(at)).toInstant()));
                });
    }

    /// H2 writes `2026-03-02 08:00:00.5+00`.
    private static String iso(String text) {
        return text.replace(' ', 'T') + ":00";
    }
}
