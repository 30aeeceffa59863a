package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.fleet.History.Begin;
import com.fxbatchtrader.fleet.History.Glance;
import com.fxbatchtrader.fleet.RowVersion.Lock;
import com.fxbatchtrader.fleet.RowVersion.Place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A record of rows and events that a test makes up, second by second: each transaction begins a tenth of a second
/// before it writes and is seen a tenth after.
final class Log {

    static final long SECOND = 1_000_000;
    static final String ONE = "here:1:a";
    static final String TWO = "here:2:b";

    private final List<RowVersion> versions = new ArrayList<>();
    private final List<Begin> begins = new ArrayList<>();
    private final List<Glance> glances = new ArrayList<>();
    private final Map<UUID, List<LogEvent>> streams = new HashMap<>();
    private long transactions;

    /// A batch by a number.
    static UUID batch(int number) {
        return new UUID(0, number);
    }

    static Lock free(long fence) {
        return new Lock(Optional.empty(), 0, fence, Optional.empty(), 0);
    }

    static Lock by(String owner, long fence, double ends) {
        return new Lock(Optional.of(owner), at(ends), fence, Optional.empty(), 0);
    }

    static long at(double seconds) {
        return Math.round(seconds * SECOND);
    }

    /// A version of a row, by a transaction of its own.
    Log row(double written, int batch, BatchStatus status, int priority, long position, Lock lock) {
        Place place = new Place(priority, position, 0, batch(batch).toString());
        return row(written, 0.1, new RowVersion(0, batch(batch), status, place, lock, 0, false, 0, at(written)));
    }

    /// The same, by a transaction that began so long before.
    Log row(double written, double before, RowVersion version) {
        long transaction = ++transactions;
        versions.add(
                new RowVersion(
                        transaction,
                        version.batch(),
                        version.status(),
                        version.place(),
                        version.lock(),
                        version.notBefore(),
                        version.asking(),
                        version.running(),
                        version.writtenAt()));
        begins.add(new Begin(transaction, at(written - before)));
        glances.add(new Glance(at(written), transaction, transaction + 1, Set.of(transaction)));
        glances.add(new Glance(at(written + 0.1), transaction + 1, transaction + 1, Set.of()));
        return this;
    }

    Log queued(double written, int batch, int priority, long position) {
        return row(written, batch, BatchStatus.PENDING, priority, position, free(0));
    }

    Log claimed(double written, int batch, int priority, long position, String owner, long fence) {
        return row(written, batch, BatchStatus.RUNNING, priority, position, by(owner, fence, written + 5));
    }

    Log ended(double written, int batch, int priority, long position, long fence) {
        return row(written, batch, BatchStatus.SUCCESS, priority, position, free(fence));
    }

    History history() {
        return new History(versions, begins, glances);
    }

    /// An event of batch 1.
    Log event(EventKind kind, String actor, String before, String after) {
        return event(kind, Optional.empty(), actor, before, after);
    }

    /// An event of a trade of batch 1.
    Log trade(EventKind kind, int trade, String actor, String before, String after) {
        return event(kind, Optional.of(new UUID(1, trade)), actor, before, after);
    }

    private Log event(EventKind kind, Optional<UUID> trade, String actor, String before, String after) {
        List<LogEvent> stream = streams.computeIfAbsent(batch(1), _ -> new ArrayList<>());
        long number = stream.size() + 1L;
        stream.add(new LogEvent(batch(1), number, kind, trade, actor, before, after, number * 1000));
        return this;
    }

    List<LogEvent> stream() {
        return streams.get(batch(1));
    }
}
