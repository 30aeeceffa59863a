package com.fxbatchtrader.store;

import java.util.List;

/// Tells the one who was there at the opening of each commit, and all others of those that appended events.
record CommitListeners(CommitListener first, List<Runnable> others) implements CommitListener {

    @Override
    public void committing() {
        first.committing();
    }

    @Override
    public void committed() {
        first.committed();
    }

    @Override
    public void appended() {
        first.appended();
        others.forEach(Runnable::run);
    }

    @Override
    public void synced() {
        first.synced();
    }
}
