package com.fxbatchtrader.store.check;

import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.check.ChainFinding.Fault;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads the event log and recomputes its hashes: finds a change of content, a gap, a fork and a cut tail. Memory does
/// not grow with the log: streams and their events are read in pieces, each in a transaction of its own. A stream that
/// grows meanwhile is checked up to the head that was read first. Safe for any thread.
public final class ChainCheck {

    private static final int STREAMS = 500;
    private static final int EVENTS = 5000;
    private static final int MOST_FINDINGS = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String EVENTS_OF_STREAM =
            "select * from event where stream_id = ? and number > ?"
                    + " and number <= ? order by number, id fetch first ? rows only";

    private final Database database;

    public ChainCheck(Database database) {
        this.database = database;
    }

    /// Checks one stream.
    ///
    /// @param streamId the id of the batch, the client or the desk
    public List<ChainFinding> stream(StreamKind kind, UUID streamId) {
        return walk(
                database.inTransaction(
                        session ->
                                session.doReturningWork(
                                        connection ->
                                                Sql.first(
                                                                connection,
                                                                heads(kind) + keyOf(kind) + " = ?",
                                                                params -> params.id(streamId),
                                                                row -> end(row, kind))
                                                        .orElseThrow(
                                                                () ->
                                                                        new IllegalArgumentException(
                                                                                "there is no "
                                                                                        + kind
                                                                                        + " "
                                                                                        + streamId)))));
    }

    /// Checks all streams; ends after 100 findings.
    public List<ChainFinding> all() {
        List<ChainFinding> findings = new ArrayList<>(orphans());
        for (StreamKind kind : StreamKind.values()) {
            UUID after = BEFORE_ALL;
            List<End> ends = ends(kind, after);
            while (!ends.isEmpty() && findings.size() < MOST_FINDINGS) {
                ends.forEach(end -> findings.addAll(walk(end)));
                after = ends.getLast().head.streamId();
                ends = ends(kind, after);
            }
        }
        return findings.stream().limit(MOST_FINDINGS).toList();
    }

    /// A stream's end as one statement sees it.
    ///
    /// @param head as its row says
    /// @param last the highest number that there is
    private record End(StreamHead head, long last) {}

    private List<End> ends(StreamKind kind, UUID after) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.list(
                                                connection,
                                                heads(kind)
                                                        + keyOf(kind)
                                                        + " > ? order by "
                                                        + keyOf(kind)
                                                        + " fetch first ? rows only",
                                                params -> params.id(after).number(STREAMS),
                                                row -> end(row, kind))));
    }

    private static String keyOf(StreamKind kind) {
        return kind == StreamKind.DESK ? "desk_id" : "id";
    }

    private static String heads(StreamKind kind) {
        String table =
                switch (kind) {
                    case BATCH -> "batch";
                    case CLIENT -> "client";
                    case DESK -> "desk";
                };
        String key = "o." + keyOf(kind);
        return "select "
                + key
                + " as stream_id, events_head_number, events_head_hash, (select max(number) from event e"
                + " where e.stream_id = "
                + key
                + ") as last_number from "
                + table
                + " o where ";
    }

    private static End end(ResultSet row, StreamKind kind) throws SQLException {
        StreamHead head =
                new StreamHead(
                        kind,
                        Sql.id(row, "stream_id"),
                        row.getLong("events_head_number"),
                        row.getString("events_head_hash"));
        return new End(head, row.getLong("last_number"));
    }

    private List<ChainFinding> walk(End end) {
        StreamWalk walk = new StreamWalk(end.head);
        long at = 0;
        while (at < end.last) {
            long from = at;
            at =
                    database.inTransaction(
                            session -> session.doReturningWork(connection -> piece(connection, walk, end, from)));
        }
        return walk.end();
    }

    /// @return the number of the last event of the piece
    private static long piece(Connection connection, StreamWalk walk, End end, long from) throws SQLException {
        long[] last = {end.last};
        int[] read = {0};
        Sql.each(
                connection,
                EVENTS_OF_STREAM,
                params -> params.id(end.head.streamId()).number(from).number(end.last).number(EVENTS),
                row -> {
                    walk.step(row);
                    last[0] = row.getLong("number");
                    read[0]++;
                });
        return read[0] < EVENTS ? end.last : last[0];
    }

    private List<ChainFinding> orphans() {
        String sql =
                "select stream, stream_id, min(number) as first_number from event e where"
                        + " not exists (select 1 from batch b where b.id = e.stream_id)"
                        + " and not exists (select 1 from client c where c.id = e.stream_id)"
                        + " and not exists (select 1 from desk d where d.desk_id = e.stream_id)"
                        + " group by stream, stream_id fetch first ? rows only";
        return database.inTransaction(
                session -> {
                    database.liftStatementTimeout(session);
                    return session.doReturningWork(
                            connection ->
                                    Sql.list(
                                            connection,
                                            sql,
                                            params -> params.number(MOST_FINDINGS),
                                            row ->
                                                    new ChainFinding(
                                                            StreamKind.valueOf(row.getString("stream")),
                                                            Sql.id(row, "stream_id"),
                                                            row.getLong("first_number"),
                                                            Fault.NO_OWNER,
                                                            "there is no such "
                                                                    + row.getString("stream")
                                                                            .toLowerCase(java.util.Locale.ROOT))));
                });
    }
}
