package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.importing.ImportOutcome.Duplicate;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The import of one batch inside its transaction. For one thread.
final class BatchInsertion {
    private final Connection connection;
    private final Tools tools;
    private final UUID id;
    private final NewBatch batch;
    private final String actor;

    BatchInsertion(Connection connection, Tools tools, UUID id, NewBatch batch, String actor) {
        this.connection = connection;
        this.tools = tools;
        this.id = id;
        this.batch = batch;
        this.actor = actor;
    }

    /// What every import needs.
    record Tools(Database database, Pacing pacing, Uuid7 ids) {}

    ImportOutcome store(List<ValidTrade> trades, FileTrail trail) throws SQLException {
        DeskLine desk = DeskLine.lock(connection);
        Instant now = tools.database().dialect().clock(connection);
        String contentMark = Duplicates.dayMark(batch.contentHash(), now, desk.zone());
        Optional<Duplicate> former = Duplicates.find(connection, batch.fileHash(), contentMark);
        if (former.isPresent() && batch.duplicateReason().isEmpty()) {
            return former.get();
        }
        StreamHead head =
                EventAppender.append(
                        connection,
                        StreamHead.empty(StreamKind.BATCH, id),
                        List.of(imported(trades.size(), trail, former), queued(desk)),
                        EventAppender.Clocks.of(now, tools.pacing().instant()));
        insert(
                desk,
                trades.size(),
                Duplicates.free(connection, "unique_file", batch.fileHash()),
                Duplicates.free(connection, "unique_content", contentMark),
                head,
                now);
        TradeInserts inserts = new TradeInserts(connection, tools.ids(), id);
        inserts.trades(trades, now);
        inserts.rejects(trail.rejects());
        inserts.mended(trail.mended());
        desk.batchQueued(connection);
        return new Stored(id, desk.nextBatchNumber());
    }

    private void insert(
            DeskLine desk,
            int trades,
            Optional<String> fileMark,
            Optional<String> contentMark,
            StreamHead head,
            Instant now)
            throws SQLException {
        Sql.one(
                connection,
                "insert into batch (id, number, name, status, submitted_by, created_at, priority, queue_position,"
                        + " max_concurrent_trades, total_trades, pending_trades, file_name, file_hash,"
                        + " content_hash, unique_file, unique_content, duplicate_reason, rejected_rows,"
                        + " events_head_number, events_head_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params ->
                        params.id(id)
                                .number(desk.nextBatchNumber())
                                .text(batch.name())
                                .text(BatchStatus.PENDING.name())
                                .text(actor)
                                .time(now)
                                .number(batch.priority().level())
                                .number(desk.nextQueuePosition())
                                .number(batch.maxConcurrentTrades())
                                .number(trades)
                                .number(trades)
                                .text(batch.fileName())
                                .text(batch.fileHash())
                                .text(batch.contentHash())
                                .text(fileMark)
                                .text(contentMark)
                                .text(batch.duplicateReason())
                                .number(batch.rejectedRows())
                                .number(head.number())
                                .text(head.hash()));
    }

    private NewEvent imported(int trades, FileTrail trail, Optional<Duplicate> former) {
        String again = former.map(batchBefore -> ", again after #" + batchBefore.number()).orElse("");
        return event(
                EventKind.BATCH_IMPORTED,
                batch.duplicateReason(),
                "",
                BatchStatus.DRAFT
                        + ": "
                        + trades
                        + " trades of "
                        + batch.fileName()
                        + ", "
                        + batch.rejectedRows()
                        + " rows kept out"
                        + (trail.mended().isEmpty() ? "" : ", " + trail.mended().size() + " cells mended")
                        + again
                        + (trail.readAs().isEmpty() ? "" : ", read as " + trail.readAs())
                        + ", file "
                        + batch.fileHash()
                        + ", content "
                        + batch.contentHash());
    }

    private NewEvent queued(DeskLine desk) {
        return event(
                EventKind.BATCH_QUEUED,
                Optional.empty(),
                BatchStatus.DRAFT.name(),
                BatchStatus.PENDING + ": priority " + batch.priority() + ", place " + desk.nextQueuePosition());
    }

    private NewEvent event(EventKind kind, Optional<String> reason, String before, String after) {
        return new NewEvent(
                tools.ids().next(), kind, Optional.empty(), actor, reason, before, after, tools.pacing().instant());
    }
}
