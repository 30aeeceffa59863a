package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// What the journal needs of its batch's row, read under the row's lock, and what it writes back: without an entity, in
/// the same round trips as all else that a group asks and writes.
///
/// @param owner who holds the batch's lock
/// @param requested PAUSED or CANCELLED where a person has asked for it
/// @param limit how many trades may run at once
record RunRow(
        UUID id,
        long number,
        BatchStatus status,
        Optional<String> owner,
        long fence,
        Optional<BatchStatus> requested,
        int limit,
        Counts counts,
        StreamHead head) {

    private static final String LOCK =
            "select id, number, status, locked_by, fence, requested_state, max_concurrent_trades, pending_trades,"
                    + " current_concurrent_trades, booked_trades, in_doubt_trades, succeeded_trades, failed_trades,"
                    + " cancelled_trades, events_head_number, events_head_hash from batch where id = ?";

    private static final String SAVE =
            "update batch set pending_trades = ?, current_concurrent_trades = ?, booked_trades = ?, in_doubt_trades ="
                + " ?, succeeded_trades = ?, failed_trades = ?, cancelled_trades = ?, started_since_claim ="
                + " (started_since_claim or ?), ended_since_claim = (ended_since_claim or ?), events_head_number = ?,"
                + " events_head_hash = ? where id = ?";

    /// Locks the row and reads it; brings none where the batch is gone.
    static Flight.Answer<RunRow> lock(Flight flight, UUID id) {
        return flight.ask(LOCK + flight.forUpdate(), params -> params.id(id), RunRow::of);
    }

    private static RunRow of(ResultSet row) throws SQLException {
        UUID id = Sql.id(row, "id");
        return new RunRow(
                id,
                row.getLong("number"),
                BatchStatus.valueOf(row.getString("status")),
                Sql.textOf(row, "locked_by"),
                row.getLong("fence"),
                Sql.textOf(row, "requested_state").map(BatchStatus::valueOf),
                row.getInt("max_concurrent_trades"),
                new Counts(
                        row.getInt("pending_trades"),
                        row.getInt("current_concurrent_trades"),
                        row.getInt("booked_trades"),
                        row.getInt("in_doubt_trades"),
                        row.getInt("succeeded_trades"),
                        row.getInt("failed_trades"),
                        row.getInt("cancelled_trades")),
                new StreamHead(
                        StreamKind.BATCH, id, row.getLong("events_head_number"), row.getString("events_head_hash")));
    }

    /// What is told to the batch's owner once these are the counters.
    BatchSignals signals(Counts now) {
        return new BatchSignals(limit, requested, now);
    }

    /// Writes back the counters, what the owner has done under its claim, and the head of the batch's events.
    void save(Flight flight, Progress progress, StreamHead newHead) {
        Counts now = progress.counts();
        flight.changeOne(
                SAVE,
                params ->
                        params.number(now.pending())
                                .number(now.running())
                                .number(now.booked())
                                .number(now.inDoubt())
                                .number(now.succeeded())
                                .number(now.failed())
                                .number(now.cancelled())
                                .flag(progress.started())
                                .flag(progress.ended())
                                .number(newHead.number())
                                .text(newHead.hash())
                                .id(id),
                () -> new IllegalStateException("the locked row of batch #" + number + " is gone"));
    }
}
