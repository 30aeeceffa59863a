package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.desk.Turns;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.importing.ImportOutcome.Duplicate;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores a batch and puts it in the queue, in one transaction: number and place from the desk's row, which is
/// locked first and makes imports come one after the other, the batch with its events, its trades, the rows that were
/// kept out. All or nothing. Safe for any thread.
///
/// Duplicates: a file comes in once, and the same trades come in once a day. The first batch keeps the mark
/// (`unique_file`, `unique_content`), which the database lets nobody have twice; one that comes in with a reason
/// gets none, so that a third one is refused again.
public final class BatchImportStore {

    private static final Logger LOG = LoggerFactory.getLogger(BatchImportStore.class);

    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public BatchImportStore(Database database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// Stores the batch, unless it is there already and no reason is given.
    ///
    /// @param trades at least one, in the file's order
    /// @throws com.fxbatchtrader.store.desk.DeskBusyException when other imports left no turn; nothing was stored
    /// @throws CommitUnknownException when the commit's end is unknown and the batch can't be found: importing the
    ///     file again is safe, for it is refused if it was stored
    public ImportOutcome store(NewBatch batch, List<ValidTrade> trades, List<RejectedCell> rejects, String actor) {
        UUID id = ids.next();
        try {
            return Turns.take(() -> database.inTransaction(session -> session.doReturningWork(
                    connection -> new Insertion(connection, id, batch, actor).store(trades, rejects))));
        } catch (CommitUnknownException e) {
            LOG.warn("the end of the import of {} is unknown; looking for it", batch.fileName(), e);
            return found(id).orElseThrow(() -> e);
        }
    }

    /// Looks for a batch whose commit's end is unknown. That it is not there proves nothing: the server may still be
    /// committing.
    private Optional<Stored> found(UUID id) {
        try {
            return database.inTransaction(session -> session.doReturningWork(connection -> Sql.first(
                    connection,
                    "select number from batch where id = ?",
                    params -> params.id(id),
                    row -> new Stored(id, row.getLong("number")))));
        } catch (DatabaseException e) {
            LOG.warn("the database can't be asked for batch {}", id, e);
            return Optional.empty();
        }
    }

    /// The batch that would refuse this one now.
    public Optional<Duplicate> duplicateOf(String fileHash, String contentHash) {
        return database.inTransaction(session -> session.doReturningWork(connection -> {
            ZoneId zone = Sql.first(
                            connection,
                            "select zone from desk where id = 1",
                            Sql.Binding.NONE,
                            row -> ZoneId.of(row.getString("zone")))
                    .orElseThrow();
            return duplicate(
                    connection, fileHash, dayMark(contentHash, database.dialect().clock(connection), zone));
        }));
    }

    private static String dayMark(String contentHash, Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone) + " " + contentHash;
    }

    private static Optional<Duplicate> duplicate(Connection connection, String fileMark, String contentMark)
            throws SQLException {
        return Sql.first(
                connection,
                "select number, name, submitted_by, created_at, unique_file from batch"
                        + " where unique_file = ? or unique_content = ? order by number fetch first 1 rows only",
                params -> params.text(fileMark).text(contentMark),
                row -> new Duplicate(
                        fileMark.equals(row.getString("unique_file")),
                        row.getLong("number"),
                        row.getString("name"),
                        row.getString("submitted_by"),
                        Sql.time(row, "created_at")));
    }

    /// One import inside its transaction.
    private final class Insertion {
        private final Connection connection;
        private final UUID id;
        private final NewBatch batch;
        private final String actor;

        private Insertion(Connection connection, UUID id, NewBatch batch, String actor) {
            this.connection = connection;
            this.id = id;
            this.batch = batch;
            this.actor = actor;
        }

        ImportOutcome store(List<ValidTrade> trades, List<RejectedCell> rejects) throws SQLException {
            DeskLine desk = DeskLine.lock(connection);
            Instant now = database.dialect().clock(connection);
            String contentMark = dayMark(batch.contentHash(), now, desk.zone());
            Optional<Duplicate> former = duplicate(connection, batch.fileHash(), contentMark);
            if (former.isPresent() && batch.duplicateReason().isEmpty()) {
                return former.get();
            }
            StreamHead head = EventAppender.append(
                    connection,
                    StreamHead.empty(StreamKind.BATCH, id),
                    List.of(imported(trades.size(), former), queued(desk)),
                    EventAppender.Clocks.of(now, pacing.instant()));
            insert(desk, trades.size(), free("unique_file", batch.fileHash()), free("unique_content", contentMark),
                    head, now);
            TradeInserts inserts = new TradeInserts(connection, ids, id);
            inserts.trades(trades, now);
            inserts.rejects(rejects);
            desk.batchQueued(connection);
            return new Stored(id, desk.nextBatchNumber());
        }

        /// The mark, where no batch has it yet.
        private Optional<String> free(String column, String mark) throws SQLException {
            boolean taken = Sql.first(
                            connection,
                            "select 1 from batch where " + column + " = ?",
                            params -> params.text(mark),
                            _ -> true)
                    .isPresent();
            return taken ? Optional.empty() : Optional.of(mark);
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
                    params -> params.id(id)
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

        private NewEvent imported(int trades, Optional<Duplicate> former) {
            String again = former.map(batchBefore -> ", again after #" + batchBefore.number()).orElse("");
            return event(
                    EventKind.BATCH_IMPORTED,
                    batch.duplicateReason(),
                    "",
                    BatchStatus.DRAFT + ": " + trades + " trades of " + batch.fileName() + ", "
                            + batch.rejectedRows() + " rows kept out" + again + ", file " + batch.fileHash()
                            + ", content " + batch.contentHash());
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
                    ids.next(), kind, Optional.empty(), actor, reason, before, after, pacing.instant());
        }
    }
}
