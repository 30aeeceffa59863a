package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.failover.DeskGuard;

import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Locks, reads and writes the rows of batches. The lock on a batch's row guards its lock columns, its counters and its
/// stream of events; lock order is desk, batch, accounts.
public final class BatchRows {

    private BatchRows() {}

    /// The batch with its row locked until the transaction ends.
    public static Optional<Batch> lock(StatelessSession session, UUID id) {
        return Optional.ofNullable(session.get(Batch.class, id, LockMode.PESSIMISTIC_WRITE));
    }

    /// The batch with its row locked; empty when there is none or another transaction has it right now.
    public static Optional<Batch> lockUnlessTaken(StatelessSession session, UUID id) {
        return Optional.ofNullable(session.get(Batch.class, id, LockMode.UPGRADE_SKIPLOCKED));
    }

    /// Appends events to the batch's stream and writes the whole row. The caller holds the row's lock.
    public static void save(StatelessSession session, Batch batch, List<NewEvent> events, EventAppender.Clocks clocks) {
        StreamHead head =
                session.doReturningWork(connection -> EventAppender.append(connection, head(batch), events, clocks));
        batch.eventsHead(head.number(), head.hash());
        session.update(batch);
    }

    /// Why no trade may start on this desk; empty when it runs. The server is compared with the desk's row by the way.
    public static Optional<String> stop(StatelessSession session) {
        return guard(session).why();
    }

    static DeskGuard guard(StatelessSession session) {
        return session.doReturningWork(DeskGuard::read);
    }

    static StreamHead head(Batch batch) {
        return new StreamHead(StreamKind.BATCH, batch.id(), batch.eventsHeadNumber(), batch.eventsHeadHash());
    }
}
