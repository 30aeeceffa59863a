package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The first step of a claim: which batches might be claimed, in order, read without any lock. Whether one really may
/// is decided in the second step, under its row's lock: what is read here may be old by then.
final class Candidates {

    private static final int PAGE = 32;

    private static final String COLUMNS = "select id, priority, queue_position, created_at from batch where ";
    private static final String COUNT = "select count(*) as batches from (select id from batch where ";

    /// For H2, which else walks through all rows without a time before it comes to the first that has one.
    private static final String LONG_AGO = "timestamp with time zone '1970-01-01 00:00:00+00'";

    /// What is barred to the asking owner is left out here already: it could else fill the page and hide the rest.
    private static final String NOT_BARRED =
            " and (barred_owner is null or barred_until is null or barred_owner <> ? or barred_until <= ?)";

    /// Runs that were begun and that nobody continues: they come before the queue. A lock of the asking owner's own is
    /// among them: where it has no runner, its claim's commit had an unknown end. Those without an asking to come are
    /// nearly all batches: that is put so that no index serves it.
    private static final String IS_RESUMABLE =
            "status = 'RUNNING' and case when next_check_at is null then 1 else 0 end = 1"
                    + " and (locked_by is null or locked_by = ? or lock_timeout <= ?)"
                    + NOT_BARRED;

    static final String RESUMABLE = COLUMNS + IS_RESUMABLE + " order by started_at, id fetch first ? rows only";

    /// The head of the queue's index from PENDING on, in the very order of its columns. H2 would else sort the whole
    /// queue. The states that follow in the index are in it too, behind what is queued, for the reader to leave out: a
    /// server without statistics takes `status = 'PENDING'` for a few rows, and would collect and sort all of them.
    private static final String FIRST_QUEUED =
            "select id, status, priority, queue_position, created_at from batch"
                    + " where status >= 'PENDING' and (not_before is null or not_before <= ?)"
                    + " and (locked_by is null or lock_timeout <= ?)"
                    + NOT_BARRED
                    + " order by status, priority desc, queue_position, created_at, id fetch first ? rows only";

    /// The queue, in its order.
    static final String QUEUED =
            "select id, priority, queue_position, created_at from ("
                    + FIRST_QUEUED
                    + ") first_ones where status = 'PENDING' order by priority desc, queue_position, created_at, id";

    /// Batches that wait for answers of the bank and whose next asking is due.
    static final String DUE =
            COLUMNS
                    + "status in ('RUNNING', 'PAUSED') and next_check_at > "
                    + LONG_AGO
                    + " and next_check_at <= ?"
                    + " and (locked_by is null or lock_timeout <= ?)"
                    + NOT_BARRED
                    + " order by next_check_at, id fetch first ? rows only";

    /// How many runs nobody continues, by the same words as [#RESUMABLE].
    static final String COUNT_RESUMABLE = COUNT + IS_RESUMABLE + " fetch first ? rows only) found";

    /// How many batches stand in the queue for their turn, by the same words as [#QUEUED].
    static final String COUNT_QUEUED =
            "select count(*) as batches from (" + FIRST_QUEUED + ") found where status = 'PENDING'";

    private Candidates() {}

    /// @param running how many batches this owner runs: they are among these, and must not fill the page
    static List<QueueKey> resumable(Connection connection, String owner, Instant now, int running) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RESUMABLE)) {
            new Params(select).text(owner).time(now).text(owner).time(now).number(PAGE + running);
            return keys(select);
        }
    }

    /// How many batches this owner could claim now, its own runs among them: counted, not claimed, so that no lock
    /// hides one. Never more than `most` of either kind.
    static int claimable(Connection connection, String owner, Instant now, int most) throws SQLException {
        return count(
                        connection,
                        COUNT_RESUMABLE,
                        params -> params.text(owner).time(now).text(owner).time(now).number(most))
                + count(
                        connection,
                        COUNT_QUEUED,
                        params -> params.time(now).time(now).text(owner).time(now).number(most));
    }

    private static int count(Connection connection, String sql, Sql.Binding binding) throws SQLException {
        return Sql.first(connection, sql, binding, row -> row.getInt("batches")).orElse(0);
    }

    static List<QueueKey> queued(Connection connection, String owner, Instant now) throws SQLException {
        return read(connection, QUEUED, owner, now);
    }

    static List<QueueKey> due(Connection connection, String owner, Instant now) throws SQLException {
        return read(connection, DUE, owner, now);
    }

    private static List<QueueKey> read(Connection connection, String sql, String owner, Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            new Params(select).time(now).time(now).text(owner).time(now).number(PAGE);
            return keys(select);
        }
    }

    private static List<QueueKey> keys(PreparedStatement select) throws SQLException {
        List<QueueKey> keys = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.add(
                        new QueueKey(
                                row.getInt("priority"),
                                row.getLong("queue_position"),
                                Sql.time(row, "created_at"),
                                Sql.id(row, "id")));
            }
        }
        return keys;
    }
}
