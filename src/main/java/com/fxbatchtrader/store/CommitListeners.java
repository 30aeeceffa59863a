package com.fxbatchtrader.store;

import java.util.List;

/// Tells of each commit the one who was there at the opening, and then all others.
record CommitListeners(CommitListener first, List<Runnable> others) implements CommitListener {

    @Override
    public void committing() {
        first.committing();
    }

    @Override
    public void committed() {
        first.committed();
        others.forEach(Runnable::run);
    }

    @Override
    public void synced() {
        first.synced();
    }
}
