package com.fxbatchtrader.store.query;

import com.fxbatchtrader.store.Database;

import java.util.UUID;
import java.util.function.Function;

/// Reads a whole batch for a file. Nothing is locked or changed, and nobody waits for it. Safe for any thread.
public final class ExportQueries {

    private final Database database;

    public ExportQueries(Database database) {
        this.database = database;
    }

    /// Reads a batch as it is at this instant, whatever becomes of it meanwhile.
    ///
    /// @param batchId of a batch that is there
    /// @param reader reads it on the calling thread
    public <T> T read(UUID batchId, Function<BatchPicture, T> reader) {
        return database.inPicture(session -> reader.apply(new BatchPicture(session, batchId)));
    }
}
