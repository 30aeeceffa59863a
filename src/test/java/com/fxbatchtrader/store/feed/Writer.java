package com.fxbatchtrader.store.feed;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Commits events of a stream of its own, one transaction after the other. For one thread.
public final class Writer {

    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;
    private final List<UUID> written = new ArrayList<>();
    private StreamHead head;

    public Writer(Database database, Pacing pacing) {
        this(database, pacing, StreamKind.BATCH);
    }

    public Writer(Database database, Pacing pacing, StreamKind kind) {
        this.database = database;
        this.pacing = pacing;
        this.ids = new Uuid7(pacing);
        this.head = StreamHead.empty(kind, UUID.randomUUID());
    }

    public UUID stream() {
        return head.streamId();
    }

    /// The ids of all events that were committed, in order.
    public List<UUID> written() {
        return List.copyOf(written);
    }

    /// Commits so many events.
    public Writer commit(EventKind kind, int events) {
        return commit(kind, events, () -> {});
    }

    /// Commits so many events and does something between their insertion and the commit; what it throws takes all back.
    public Writer commit(EventKind kind, int events, Runnable inside) {
        boolean trade = kind.name().startsWith("TRADE_");
        List<NewEvent> list = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            list.add(
                    new NewEvent(
                            ids.next(),
                            kind,
                            trade ? Optional.of(UUID.randomUUID()) : Optional.empty(),
                            "user:test@here",
                            Optional.empty(),
                            "",
                            "",
                            pacing.instant()));
        }
        EventAppender.Clocks clocks = EventAppender.Clocks.of(pacing.instant(), pacing.instant());
        StreamHead next =
                database.inTransaction(
                        session -> {
                            StreamHead at = session.doReturningWork(c -> EventAppender.append(c, head, list, clocks));
                            inside.run();
                            return at;
                        });
        head = next;
        list.forEach(event -> written.add(event.id()));
        return this;
    }
}
