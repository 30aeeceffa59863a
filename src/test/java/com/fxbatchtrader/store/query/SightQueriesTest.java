package com.fxbatchtrader.store.query;

import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Explainer;
import com.fxbatchtrader.domain.queue.Forecast;
import com.fxbatchtrader.domain.queue.Pace;
import com.fxbatchtrader.domain.queue.Sight;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.RunDesk;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.RunTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is read of the queue, and how fast.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class SightQueriesTest extends RunTest {

    private static final String PAST = "timestamp with time zone '2026-03-02 08:00:00+00'";
    private long quotes = 1000;

    private SightQueries.Look look() {
        return new SightQueries(desk.database(), Duration.ofMinutes(15)).look();
    }

    private Waiting cause(UUID batch) {
        return Explainer.all(look().sight()).getOrDefault(batch, new Waiting.Draft());
    }

    private Duration waited(UUID batch) {
        return ((Waiting.Turn) cause(batch)).waited();
    }

    private void ageEvents(UUID batch) {
        // as if it had been queued an hour ago; the guards let nobody change an event, so the batch points to none
        desk.set(batch, "created_at = now() - interval '3600' second, events_head_number = events_head_number + 1000");
    }

    private void younger(UUID batch) {
        desk.set(batch, "events_head_number = events_head_number - 1000");
    }

    /// Runs all trades of a batch to their end; each takes no time, the database's clock apart.
    private UUID ran(int trades) {
        UUID batch = desk.batch(trades);
        RunKey key = desk.claimed(ME).key();
        for (int row = 2; row < trades + 2; row++) {
            desk.write(key, desk.course(batch, row).intoSuccess(++quotes));
        }
        assertThat(desk.leaves().leave(key, Duration.ZERO).status()).isEqualTo(BatchStatus.SUCCESS);
        return batch;
    }

    @Test
    void the_pace_is_measured_from_the_trades_that_were_confirmed_last() {
        assertThat(look().pace()).isEqualTo(new Pace.Unmeasured());
        UUID batch = ran(4);
        assertThat(look().pace()).as("four are too few").isEqualTo(new Pace.Unmeasured());
        UUID other = ran(3);
        assertThat(look().pace())
                .isInstanceOfSatisfying(
                        Pace.Measured.class,
                        pace -> {
                            assertThat(pace.trades()).isEqualTo(7);
                            assertThat(pace.median())
                                    .isLessThanOrEqualTo(pace.high())
                                    .isLessThan(Duration.ofSeconds(5));
                        });
        for (UUID id : new UUID[] {batch, other}) {
            desk.set(id, "completed_at = " + PAST);
        }
        assertThat(look().pace()).as("long ago").isEqualTo(new Pace.Unmeasured());
    }

    @Test
    void what_stands_on_the_rows_is_told() {
        UUID first = desk.batch(1);
        UUID second = desk.batch(3, 2);
        UUID mine = desk.batch(2, 9);
        desk.claimed(ME);
        desk.set(second, "requested_by = 'user:ann@d', requested_reason = 'lunch', status = 'PAUSED'");
        assertThat(cause(first)).isInstanceOf(Waiting.Next.class);
        assertThat(cause(second)).isEqualTo(new Waiting.Paused("user:ann@d", "lunch", Optional.empty(), 0));
        assertThat(cause(mine))
                .isInstanceOfSatisfying(
                        Waiting.Running.class,
                        running -> {
                            assertThat(running.owner()).isEqualTo(ME);
                            assertThat(running.toGo()).isEqualTo(2);
                            assertThat(running.limit()).isEqualTo(5);
                        });
        desk.stop("wrong rates");
        assertThat(cause(first))
                .isInstanceOfSatisfying(
                        Waiting.Stopped.class,
                        stop -> {
                            assertThat(stop.by()).isEqualTo("user:thandi@desk-1");
                            assertThat(stop.reason()).isEqualTo("wrong rates");
                        });
        desk.sql("update desk set blocked_reason = 'a standby was promoted'");
        assertThat(cause(mine)).isEqualTo(new Waiting.Blocked("a standby was promoted"));
    }

    @Test
    void the_wait_counts_from_the_last_thing_that_stood_in_the_way() {
        UUID batch = desk.batch(1);
        desk.sql("update batch set completed_at = " + PAST + " where completed_at is not null");
        assertThat(waited(batch)).as("it was queued just now").isLessThan(Duration.ofSeconds(30));
        ageEvents(batch);
        assertThat(waited(batch)).isGreaterThan(Duration.ofMinutes(59));
        assertThat(cause(batch)).isInstanceOf(Waiting.NoWorker.class);
        desk.set(batch, "not_before = now() - interval '600' second");
        assertThat(waited(batch)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
        desk.set(
                batch,
                "locked_by = 'dead:1:x', locked_at = now() - interval '900' second,"
                        + " lock_timeout = now() - interval '60' second");
        assertThat(waited(batch)).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(90));
        desk.set(batch, "locked_by = null, locked_at = null, lock_timeout = null");
        UUID other = desk.batch(1, 9);
        desk.claimed(ME);
        assertThat(waited(batch)).as("another was claimed just now").isLessThan(Duration.ofSeconds(30));
        younger(batch);
        assertThat(cause(other)).isInstanceOf(Waiting.Running.class);
    }

    @Test
    void a_run_that_idles_without_a_fresh_rate_says_so() {
        desk.sql("delete from reference_rate");
        UUID batch = desk.batch(2);
        desk.claimed(ME);
        assertThat(cause(batch)).as("it may be beginning").isInstanceOf(Waiting.Running.class);
        desk.set(batch, "locked_at = now() - interval '10' second");
        assertThat(cause(batch)).isEqualTo(new Waiting.NoReference(ME, "USD/ZAR", Optional.empty()));
        rate(1200);
        assertThat(cause(batch))
                .isInstanceOfSatisfying(Waiting.NoReference.class, missing -> assertThat(missing.since()).isPresent());
        rate(60);
        assertThat(cause(batch)).isInstanceOf(Waiting.Running.class);
    }

    private void rate(int secondsAgo) {
        desk.sql(
                "insert into reference_rate (id, pair, rate, since, source, set_by) values ('"
                        + UUID.randomUUID()
                        + "', 'USD/ZAR', 17.79, now() - interval '"
                        + secondsAgo
                        + "' second, 'a test', 'user:ann@d')");
    }

    @Test
    void ten_thousand_queued_batches_are_one_quick_pass(TestReporter reporter) {
        try (RunDesk full = new RunDesk(kind)) {
            boolean h2 = kind != DatabaseKind.POSTGRESQL;
            full.sql(
                    String.format(
                            Locale.ROOT,
                            "insert into batch (id, number, name, status, submitted_by, created_at, priority,"
                                + " queue_position, max_concurrent_trades, total_trades, pending_trades, content_hash,"
                                + " events_head_number, events_head_hash) select %s, n + 1000, 'x', 'PENDING',"
                                + " 'system', now(), 1 + mod(n, 10), n, 5, 50, 50, 'c', 0, '' from %s",
                            h2 ? "random_uuid()" : "gen_random_uuid()",
                            h2 ? "system_range(1, 10000) as t(n)" : "generate_series(1, 10000) as t(n)"));
            SightQueries queries = new SightQueries(full.database(), Duration.ofMinutes(15));
            queries.look();
            long began = desk.stage().pacing().nanos();
            Sight sight = queries.look().sight();
            long read = desk.stage().pacing().nanos();
            Map<UUID, Waiting> causes = Explainer.all(sight);
            long explained = desk.stage().pacing().nanos();
            Pace pace = new Pace.Measured(Duration.ofSeconds(1), Duration.ofSeconds(2), 9, sight.now());
            Map<UUID, Expected> expected = Forecast.of(sight, pace);
            long forecast = desk.stage().pacing().nanos();
            String times =
                    String.format(
                            Locale.ROOT,
                            "%s: read in %d ms, explained in %d ms, forecast in %d ms",
                            kind,
                            (read - began) / 1_000_000,
                            (explained - read) / 1_000_000,
                            (forecast - explained) / 1_000_000);
            reporter.publishEntry("10,000 queued batches", times);
            assertThat(causes).hasSize(10_000);
            assertThat(expected).hasSize(10_000);
            assertThat(causes.values().stream().filter(Waiting.Behind.class::isInstance)).hasSize(9_999);
            assertThat(Duration.ofNanos(forecast - began)).as(times).isLessThan(Duration.ofSeconds(5));
        }
    }
}
