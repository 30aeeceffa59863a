package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.queue.Pace;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// How long trades took lately, by the database's clock: the latest ones of the batches that run now and of those that
/// ended within a day. A few hundred rows, found by their indexes. For one look.
final class Samples {

    private static final int ENOUGH = 200;
    private static final int OF_A_BATCH = 40;
    private static final int BATCHES = 20;
    private static final Duration LATELY = Duration.ofDays(1);

    /// Batches with confirmed trades, and how many of their trades are done: those are about the first rows of the
    /// file.
    private static final String BATCH = "select id, succeeded_trades + failed_trades + cancelled_trades as rows_done";

    private static final String RUNNING =
            BATCH
                    + " from batch where status = 'RUNNING' and succeeded_trades > 0"
                    + " order by started_at desc, id fetch first "
                    + BATCHES
                    + " rows only";

    private static final String ENDED =
            BATCH
                    + " from batch where completed_at > ? and succeeded_trades > 0"
                    + " order by completed_at desc, id desc fetch first "
                    + BATCHES
                    + " rows only";

    private static final String EVENTS =
            "select t.id, e.kind, e.recorded_at from (select id from trade where batch_id = ? and status = 'SUCCESS'"
                    + " and row_number >= ? order by row_number fetch first "
                    + OF_A_BATCH
                    + " rows only) t join event e on e.trade_id = t.id"
                    + " where e.kind in ('TRADE_STARTED', 'TRADE_IN_DOUBT', 'TRADE_ASKED', 'TRADE_SUCCEEDED')"
                    + " order by t.id, e.number";

    private final Connection connection;
    private final Instant now;

    Samples(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    private record Batch(UUID id, int rowsDone) {}

    private record Step(String kind, Instant at) {}

    List<Pace.Sample> read() throws SQLException {
        List<Pace.Sample> samples = new ArrayList<>();
        for (Batch batch : batches()) {
            if (samples.size() >= ENOUGH) {
                break;
            }
            samples.addAll(of(batch));
        }
        return samples;
    }

    private List<Batch> batches() throws SQLException {
        List<Batch> batches = new ArrayList<>(list(RUNNING, Sql.Binding.NONE));
        batches.addAll(list(ENDED, params -> params.time(now.minus(LATELY))));
        return batches;
    }

    private List<Batch> list(String sql, Sql.Binding binding) throws SQLException {
        return Sql.list(connection, sql, binding, row -> new Batch(Sql.id(row, "id"), row.getInt("rows_done")));
    }

    private List<Pace.Sample> of(Batch batch) throws SQLException {
        Map<UUID, List<Step>> trades = new TreeMap<>();
        Sql.each(
                connection,
                EVENTS,
                params -> params.id(batch.id).number(batch.rowsDone - OF_A_BATCH),
                row ->
                        trades.computeIfAbsent(Sql.id(row, "id"), _ -> new ArrayList<>())
                                .add(new Step(row.getString("kind"), Sql.time(row, "recorded_at"))));
        return trades.values().stream()
                .flatMap(steps -> sample(steps).stream())
                .filter(sample -> sample.endedAt().isAfter(now.minus(LATELY)))
                .toList();
    }

    /// From the trade's last start to the first thing after it that gave its place free.
    private static Optional<Pace.Sample> sample(List<Step> steps) {
        Optional<Instant> started = Optional.empty();
        Optional<Pace.Sample> sample = Optional.empty();
        for (Step step : steps) {
            if (step.kind.equals("TRADE_STARTED")) {
                started = Optional.of(step.at);
                sample = Optional.empty();
            } else if (sample.isEmpty()) {
                sample = started.map(from -> new Pace.Sample(Duration.between(from, step.at), step.at));
            }
        }
        return sample;
    }
}
