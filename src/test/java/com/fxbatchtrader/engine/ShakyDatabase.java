package com.fxbatchtrader.engine;

import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.NotDurableException;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.time.VirtualPacing;

import org.hibernate.StatelessSession;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// The way of one workstation to the shared database: each transaction takes time before and after it, in which other
/// threads go on, and may meet the [Weather]. A transaction itself is one instant.
final class ShakyDatabase implements OpenDatabase {

    private final OpenDatabase to;
    private final VirtualPacing workstation;
    private final Supplier<Instant> serverClock;
    private final Weather weather;
    private final AtomicInteger transactions = new AtomicInteger();

    ShakyDatabase(OpenDatabase to, VirtualPacing workstation, Supplier<Instant> serverClock, Weather weather) {
        this.to = to;
        this.workstation = workstation;
        this.serverClock = serverClock;
        this.weather = weather;
    }

    /// What transactions meet.
    interface Weather {
        Weather FINE = new Weather() {};

        /// What the n-th transaction of this workstation meets, from 1.
        ///
        /// @param lease whether it goes over the connections of the leases
        default Trouble trouble(int n, boolean lease) {
            return Trouble.NONE;
        }

        /// How long a transaction takes altogether.
        default Duration takes(boolean lease) {
            return Duration.ofMillis(2);
        }

        /// Whether what was committed can be made durable.
        default boolean durable() {
            return true;
        }
    }

    /// What may happen to a transaction.
    enum Trouble {
        NONE,
        /// There is no connection: nothing happens.
        AWAY,
        /// The commit is lost, and nobody says so.
        UNKNOWN_NOT_DONE,
        /// The commit takes effect, and the answer is lost.
        UNKNOWN_DONE,
        /// The commit takes effect here, with a warning.
        NOT_DURABLE,
        /// The workstation dies before the commit.
        KILLED_BEFORE,
        /// The workstation dies after the commit.
        KILLED_AFTER,
        /// The commit hangs for 11 s.
        SLOW,
        /// The transaction meets a defect.
        DEFECT
    }

    @Override
    public <T> T inTransaction(Function<StatelessSession, T> work) {
        return run(work, false);
    }

    @Override
    public <T> T inLeaseTransaction(Function<StatelessSession, T> work) {
        return run(work, true);
    }

    private <T> T run(Function<StatelessSession, T> work, boolean lease) {
        Duration half = weather.takes(lease).dividedBy(2);
        workstation.pause(half);
        Trouble trouble = weather.trouble(transactions.incrementAndGet(), lease);
        T result =
                switch (trouble) {
                    case AWAY -> throw new DatabaseUnavailableException(Kind.UNREACHABLE, "away");
                    case DEFECT -> throw new IllegalStateException("a defect of the database's room");
                    case KILLED_BEFORE -> {
                        workstation.kill();
                        workstation.pause(Duration.ofMillis(1));
                        throw new AssertionError("alive");
                    }
                    case UNKNOWN_NOT_DONE -> {
                        rollBack(work);
                        throw new CommitUnknownException("cut in the commit", new IllegalStateException());
                    }
                    default -> to.inTransaction(work);
                };
        switch (trouble) {
            case UNKNOWN_DONE -> throw new CommitUnknownException("cut in the commit", new IllegalStateException());
            case NOT_DURABLE -> throw new NotDurableException("replication was cancelled", new IllegalStateException());
            case KILLED_AFTER -> workstation.kill();
            case SLOW -> workstation.pause(Duration.ofSeconds(11));
            default -> {}
        }
        workstation.pause(half.plusNanos(1));
        return result;
    }

    private <T> void rollBack(Function<StatelessSession, T> work) {
        try {
            to.inTransactionDo(
                    session -> {
                        T _ = work.apply(session);
                        throw new RolledBack();
                    });
        } catch (RolledBack e) {
            // as meant
        }
    }

    @Override
    public Instant clock(StatelessSession session) {
        return serverClock.get();
    }

    @Override
    public void liftStatementTimeout(StatelessSession session) {
        to.liftStatementTimeout(session);
    }

    @Override
    public Flight flight() {
        return to.flight();
    }

    @Override
    public void makeDurable() {
        if (!weather.durable()) {
            throw new NotDurableException("the disk took it back", new IllegalStateException());
        }
        to.makeDurable();
    }

    @Override
    public UUID deskId() {
        return to.deskId();
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
