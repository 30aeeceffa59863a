package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.queue.Line;
import com.fxbatchtrader.domain.queue.Sight;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Which runs wait for a reference rate: a process has the batch, trades are left, none runs, and the desk has no fresh
/// rate for the next of them. A process that was given rates of its own runs some, so that it is not taken for waiting.
final class MissingRates {

    private static final int MOST = 100;

    /// A run that has just been claimed may not have begun its first trade yet.
    private static final Duration BEGINNING = Duration.ofSeconds(2);

    private MissingRates() {}

    static Map<UUID, Sight.MissingRate> of(Connection connection, List<Line> lines, Instant now, Duration maxAge)
            throws SQLException {
        Map<UUID, Sight.MissingRate> missing = new HashMap<>();
        List<Line> idle = lines.stream().filter(line -> idles(line, now)).limit(MOST).toList();
        for (Line line : idle) {
            Optional<String> pair = nextPair(connection, line.id());
            if (pair.isPresent()) {
                Optional<Instant> since = rateSince(connection, pair.get());
                // the same age as a run judges by
                if (since.isEmpty() || Duration.between(since.get(), now).compareTo(maxAge) > 0) {
                    missing.put(line.id(), new Sight.MissingRate(pair.get(), since));
                }
            }
        }
        return missing;
    }

    private static boolean idles(Line line, Instant now) {
        Optional<LockLease> lock = line.standing().begun() ? line.standing().liveLock(now) : Optional.empty();
        return lock.filter(held -> held.acquiredAt().plus(BEGINNING).isBefore(now)).isPresent()
                && line.counts().pending() > 0
                && line.counts().running() == 0;
    }

    private static Optional<String> nextPair(Connection connection, UUID batchId) throws SQLException {
        return Sql.first(
                connection,
                "select pair from trade where batch_id = ? and status = 'PENDING'"
                        + " order by row_number fetch first 1 rows only",
                params -> params.id(batchId),
                row -> row.getString("pair"));
    }

    private static Optional<Instant> rateSince(Connection connection, String pair) throws SQLException {
        return Sql.first(
                connection,
                "select since from reference_rate where pair = ?"
                        + " order by since desc, id desc fetch first 1 rows only",
                params -> params.text(pair),
                row -> Sql.time(row, "since"));
    }
}
