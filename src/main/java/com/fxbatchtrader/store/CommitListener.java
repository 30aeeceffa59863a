package com.fxbatchtrader.store;

/// Is told around each commit, on the thread that makes it. The product has nobody listen; a test that has to end the
/// process at exactly such a moment, or to keep what a power cut would leave, does.
public interface CommitListener {

    /// Nobody listens.
    CommitListener NONE = new CommitListener() {};

    /// A transaction is about to commit.
    default void committing() {}

    /// It has committed.
    default void committed() {}

    /// The transaction that has just committed appended events.
    default void appended() {}

    /// Everything committed before was written through to the disk (H2 in a file only: a server does so itself).
    default void synced() {}
}
