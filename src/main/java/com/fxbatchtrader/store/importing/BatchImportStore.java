package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.desk.Turns;
import com.fxbatchtrader.store.importing.ImportOutcome.Duplicate;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Stores a batch and puts it in the queue, in one transaction: number and place from the desk's row, which is locked
/// first and makes imports come one after the other, the batch with its events, its trades, the rows that were kept
/// out. All or nothing. Safe for any thread.
///
/// Duplicates: a file comes in once, and the same trades come in once a day. The first batch keeps the mark
/// (`unique_file`, `unique_content`), which the database lets nobody have twice; one that comes in with a reason gets
/// none, so that a third one is refused again.
public final class BatchImportStore {

    private static final Logger LOG = LoggerFactory.getLogger(BatchImportStore.class);

    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

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
    /// @throws CommitUnknownException when the commit's end is unknown and the batch can't be found: importing the file
    ///   again is safe, for it is refused if it was stored
    public ImportOutcome store(NewBatch batch, List<ValidTrade> trades, FileTrail trail, String actor) {
        UUID id = ids.next();
        try {
            return Turns.take(
                    () ->
                            database.inTransaction(
                                    session ->
                                            session.doReturningWork(
                                                    connection ->
                                                            new BatchInsertion(connection, tools(), id, batch, actor)
                                                                    .store(trades, trail))));
        } catch (CommitUnknownException e) {
            LOG.warn("the end of the import of {} is unknown; looking for it", batch.fileName(), e);
            return found(id).orElseThrow(() -> e);
        }
    }

    private BatchInsertion.Tools tools() {
        return new BatchInsertion.Tools(database, pacing, ids);
    }

    /// Looks for a batch whose commit's end is unknown, a few times: the pool may hand out other connections that died
    /// with the first, and the server may still be committing. That it is not there proves nothing.
    private Optional<Stored> found(UUID id) {
        Optional<Stored> found = look(id);
        for (int i = 1; i < LOOKS && found.isEmpty(); i++) {
            pacing.pause(BETWEEN_LOOKS);
            found = look(id);
        }
        return found;
    }

    private Optional<Stored> look(UUID id) {
        try {
            return database.inTransaction(
                    session ->
                            session.doReturningWork(
                                    connection ->
                                            Sql.first(
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
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    ZoneId zone =
                                            Sql.first(
                                                            connection,
                                                            "select zone from desk where id = 1",
                                                            Sql.Binding.NONE,
                                                            row -> ZoneId.of(row.getString("zone")))
                                                    .orElseThrow();
                                    Instant now = database.dialect().clock(connection);
                                    return Duplicates.find(
                                            connection, fileHash, Duplicates.dayMark(contentHash, now, zone));
                                }));
    }
}
