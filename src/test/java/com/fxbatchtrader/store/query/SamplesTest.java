package com.fxbatchtrader.store.query;

import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.queue.Pace;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Course;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.RunTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Which span of a trade's life counts: from its last start to the first thing that gave its place free.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class SamplesTest extends RunTest {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private List<Pace.Sample> samples() {
        return desk.database()
                .inTransaction(
                        session -> {
                            Instant now = desk.database().clock(session);
                            return session.doReturningWork(connection -> new Samples(connection, now).read());
                        });
    }

    private void passes() {
        desk.stage().pacing().pause(PAUSE);
    }

    private void retire() {
        desk.sql(
                "update batch set completed_at = timestamp with time zone '2026-03-02 08:00:00+00'"
                        + " where completed_at is not null");
    }

    private UUID batch(int trades) {
        retire();
        return desk.batch(trades);
    }

    @Test
    void a_trade_that_went_back_counts_from_its_last_start() {
        UUID batch = batch(2);
        RunKey key = desk.claimed(ME).key();
        Course course = desk.course(batch, 2);
        desk.write(key, course.begun(), course.returned());
        passes();
        desk.write(key, desk.course(batch, 2).intoSuccess(11));
        assertThat(samples()).singleElement().satisfies(one -> assertThat(one.time()).isLessThan(PAUSE));
    }

    @Test
    void one_in_doubt_has_left_its_place_long_before_it_is_confirmed() {
        UUID batch = batch(2);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(batch, 2).intoDoubt(21));
        passes();
        Course course = desk.course(batch, 2);
        desk.write(key, course.accepted("B-21"), course.succeeded());
        assertThat(samples()).singleElement().satisfies(one -> assertThat(one.time()).isLessThan(PAUSE));
    }

    @Test
    void one_that_is_asked_again_has_left_its_place_at_the_first_asking() {
        UUID batch = batch(2);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(batch, 2).intoBooked(31));
        desk.write(key, desk.course(batch, 2).asked("PENDING"));
        passes();
        desk.write(key, desk.course(batch, 2).succeeded());
        assertThat(samples()).singleElement().satisfies(one -> assertThat(one.time()).isLessThan(PAUSE));
    }

    @Test
    void one_that_was_slow_in_its_place_counts_in_full() {
        UUID batch = batch(2);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(batch, 2).begun());
        passes();
        Course course = desk.course(batch, 2);
        desk.write(key, course.quoted(41), course.intended(), course.accepted("B-41"), course.succeeded());
        assertThat(samples()).singleElement().satisfies(one -> assertThat(one.time()).isGreaterThanOrEqualTo(PAUSE));
    }

    @Test
    void of_a_long_batch_only_the_last_trades_count() {
        UUID batch = batch(60);
        RunKey key = desk.claimed(ME).key();
        for (int row = 2; row < 58; row++) {
            desk.write(key, desk.course(batch, row).intoSuccess(100 + row));
        }
        assertThat(samples()).hasSizeBetween(40, 42);
    }
}
