package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.batch.Standing;
import com.fxbatchtrader.domain.queue.Line;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the lines of batches that have not ended.
final class LineRows {

    /// What stands further behind is not looked at.
    private static final int MOST = 100_000;

    private static final String LIVING =
            "select id, number, name, status, created_at, started_at, priority, queue_position, not_before, locked_at,"
                    + " lock_timeout, locked_by, fence, barred_owner, barred_until, next_check_at,"
                    + " max_concurrent_trades, current_concurrent_trades, pending_trades, booked_trades,"
                    + " in_doubt_trades, succeeded_trades, failed_trades, cancelled_trades, requested_state,"
                    + " requested_by, requested_reason, requested_at from batch"
                    + " where status in ('DRAFT', 'AWAITING_APPROVAL', 'PENDING', 'RUNNING', 'PAUSED')"
                    + " order by priority desc, queue_position, created_at, id fetch first "
                    + MOST
                    + " rows only";

    private LineRows() {}

    static List<Line> read(Connection connection) throws SQLException {
        return Sql.list(connection, LIVING, Sql.Binding.NONE, LineRows::line);
    }

    /// When a batch has ended last.
    static Optional<Instant> lastEnded(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select max(completed_at) as ended from batch",
                        Sql.Binding.NONE,
                        row -> Sql.timeOf(row, "ended"))
                .flatMap(ended -> ended);
    }

    private static Line line(ResultSet row) throws SQLException {
        UUID id = Sql.id(row, "id");
        return new Line(
                id,
                row.getLong("number"),
                row.getString("name"),
                new QueueKey(row.getInt("priority"), row.getLong("queue_position"), Sql.time(row, "created_at"), id),
                standing(row),
                Sql.timeOf(row, "started_at"),
                counts(row),
                row.getInt("max_concurrent_trades"),
                order(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                BatchStatus.valueOf(row.getString("status")),
                Sql.timeOf(row, "not_before"),
                lock(row),
                bar(row),
                Sql.timeOf(row, "next_check_at"));
    }

    private static Optional<LockLease> lock(ResultSet row) throws SQLException {
        Optional<String> owner = Sql.textOf(row, "locked_by");
        return owner.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new LockLease(
                                owner.get(),
                                Sql.time(row, "locked_at"),
                                Sql.time(row, "lock_timeout"),
                                row.getLong("fence")));
    }

    private static Optional<Standing.Bar> bar(ResultSet row) throws SQLException {
        Optional<String> owner = Sql.textOf(row, "barred_owner");
        Optional<Instant> until = Sql.timeOf(row, "barred_until");
        return owner.flatMap(who -> until.map(end -> new Standing.Bar(who, end)));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getInt("pending_trades"),
                row.getInt("current_concurrent_trades"),
                row.getInt("booked_trades"),
                row.getInt("in_doubt_trades"),
                row.getInt("succeeded_trades"),
                row.getInt("failed_trades"),
                row.getInt("cancelled_trades"));
    }

    private static Optional<Line.Ordered> order(ResultSet row) throws SQLException {
        Optional<String> by = Sql.textOf(row, "requested_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Line.Ordered(
                                Sql.textOf(row, "requested_state").map(BatchStatus::valueOf),
                                by.get(),
                                Sql.text(row, "requested_reason"),
                                Sql.timeOf(row, "requested_at")));
    }
}
