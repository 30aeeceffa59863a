package com.fxbatchtrader.store.run;

import com.fxbatchtrader.store.OpenDatabase;

import java.util.Optional;

/// Looks at the queue as a claim would, without claiming: "no row" from a claim says nothing about the queue, for a
/// lock may have hidden the row. Safe for any thread.
public final class QueueStore {

    private static final int MOST = 32;

    private final OpenDatabase database;

    public QueueStore(OpenDatabase database) {
        this.database = database;
    }

    /// The queue at one instant.
    ///
    /// @param claimable how many batches the asking owner could claim if the desk runs: the queue's, and runs that
    ///   nobody else continues; what it runs itself is among them. 64 stands for that many or more
    /// @param stop why nothing may be claimed on this desk, if so
    public record Look(int claimable, Optional<String> stop) {}

    /// Looks.
    public Look look(String owner) {
        return Busy.asUnavailable(
                () ->
                        database.inTransaction(
                                session ->
                                        new Look(
                                                session.doReturningWork(
                                                        c ->
                                                                Candidates.claimable(
                                                                        c, owner, database.clock(session), MOST)),
                                                BatchRows.stop(session))));
    }
}
