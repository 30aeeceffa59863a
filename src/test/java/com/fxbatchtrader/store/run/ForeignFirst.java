package com.fxbatchtrader.store.run;

import com.fxbatchtrader.store.OpenDatabase;

import org.hibernate.StatelessSession;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/// A database on which somebody else does something when a transaction reads the clock.
record ForeignFirst(OpenDatabase database, Runnable other) implements OpenDatabase {

    @Override
    public <T> T inTransaction(Function<StatelessSession, T> work) {
        return database.inTransaction(work);
    }

    @Override
    public <T> T inLeaseTransaction(Function<StatelessSession, T> work) {
        return database.inLeaseTransaction(work);
    }

    @Override
    public Instant clock(StatelessSession session) {
        other.run();
        return database.clock(session);
    }

    @Override
    public void liftStatementTimeout(StatelessSession session) {
        database.liftStatementTimeout(session);
    }

    @Override
    public void makeDurable() {
        database.makeDurable();
    }

    @Override
    public UUID deskId() {
        return database.deskId();
    }
}
