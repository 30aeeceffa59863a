package com.fxbatchtrader.store.failover;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Holds the desk up when its server has changed, in one transaction under the lock of its row: the block with its
/// event, each batch's fence + 1,000 (no owner on the former server writes here any more), the locks void, and the list
/// of what is to be matched with the bank.
public final class FailoverBlock {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverBlock.class);

    /// Fences that the former server may have given out since the last commit that this one knows.
    static final long FENCES = 1000;

    /// The longest that a quote can live: an expiry further away is refused as a protocol error.
    public static final Duration LONGEST_QUOTE = Duration.ofMinutes(10);

    /// The clocks of two servers may differ by so much.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /// So long after their batch's end failed trades may have been retried by a person on the former server.
    private static final Duration RETRIED_AFTER = Duration.ofDays(7);

    private final Uuid7 ids;
    private final Pacing pacing;
    private final String owner;

    /// @param owner the process that sees it
    public FailoverBlock(Uuid7 ids, Pacing pacing, String owner) {
        this.ids = ids;
        this.pacing = pacing;
        this.owner = owner;
    }

    /// Compares the server with the desk's row and writes what has changed; most often nothing, and then nothing is
    /// locked. In the caller's transaction, which has locked nothing yet.
    ///
    /// @param clock the database's clock
    /// @return whether the desk was blocked by it
    public boolean meet(Connection connection, Clock clock) throws SQLException {
        DeskGuard seen = DeskGuard.read(connection);
        if (!seen.serverChanged() && !seen.incomplete()) {
            return false;
        }
        StreamHead desk = lock(connection);
        DeskGuard guard = DeskGuard.read(connection);
        if (guard.serverChanged()) {
            block(connection, desk, guard, clock.read(connection));
            return true;
        }
        if (guard.incomplete()) {
            know(
                    connection,
                    guard.blocked().isPresent() ? "blocked_" : "server_",
                    guard.known().orElse(guard.present()));
        }
        return false;
    }

    /// The same on a connection in auto-commit, in a transaction of its own: what each new connection to a server
    /// begins with. A change of the server breaks all connections to the former one, so that none is missed.
    public void greet(Connection connection, Clock clock) throws SQLException {
        DeskGuard seen = DeskGuard.read(connection);
        if (!seen.serverChanged() && !seen.incomplete()) {
            return;
        }
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            if (meet(connection, clock)) {
                LOG.error("The desk is {}", DeskGuard.read(connection).why().orElse(""));
            }
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /// Reads the database's clock.
    @FunctionalInterface
    public interface Clock {
        Instant read(Connection connection) throws SQLException;
    }

    static void know(Connection connection, String prefix, ServerIdentity server) throws SQLException {
        Sql.one(
                connection,
                String.format(
                        "update desk set %1$ssystem_id = ?, %1$stimeline = ?, %1$sdatabase = ? where id = 1", prefix),
                params -> params.text(server.systemId()).number(server.timeline()).number(server.database()));
    }

    private void block(Connection connection, StreamHead desk, DeskGuard guard, Instant now) throws SQLException {
        Instant good = lastKnownGood(connection, now);
        String why =
                "blocked: the database server has changed ("
                        + guard.known().changeTo(guard.present())
                        + "); nothing is traded until the bank's bookings since "
                        + good.truncatedTo(ChronoUnit.SECONDS)
                        + " have been matched, which a running worker does (fxbatch worker), and a person lifts it:"
                        + " fxbatch start --reason TEXT. See that the former server never trades again";
        Sql.one(
                connection,
                "update desk set blocked_reason = ?, blocked_at = ?, last_known_good_at = ?, match_until = ? where id ="
                        + " 1",
                params -> params.text(why).time(now).time(good).time(now.plus(LONGEST_QUOTE)));
        know(connection, "blocked_", guard.present());
        try (PreparedStatement fences = connection.prepareStatement("update batch set fence = fence + " + FENCES)) {
            fences.executeUpdate();
        }
        EventAppender.Clocks clocks = EventAppender.Clocks.of(now, pacing.instant());
        voidLocks(connection, clocks);
        listMatches(connection, now, good.minus(RETRIED_AFTER));
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        EventKind.DESK_BLOCKED,
                        Optional.empty(),
                        "owner:" + owner,
                        Optional.of(why),
                        guard.known().toString(),
                        guard.present().toString(),
                        pacing.instant());
        StreamHead head = EventAppender.append(connection, desk, List.of(event), clocks);
        Sql.one(
                connection,
                "update desk set events_head_number = ?, events_head_hash = ? where id = 1",
                params -> params.number(head.number()).text(head.hash()));
    }

    /// The desk's row, locked until the transaction ends, and the head of its events.
    private static StreamHead lock(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select desk_id, events_head_number, events_head_hash from desk where id = 1 for update",
                        Sql.Binding.NONE,
                        row ->
                                new StreamHead(
                                        StreamKind.DESK,
                                        Sql.id(row, "desk_id"),
                                        row.getLong("events_head_number"),
                                        row.getString("events_head_hash")))
                .orElseThrow(() -> new IllegalStateException("the database has no desk"));
    }

    /// The newest commit that this server knows: commits come to a standby in their order, so that nothing before it is
    /// missing.
    private static Instant lastKnownGood(Connection connection, Instant now) throws SQLException {
        Instant newest =
                Sql.first(
                                connection,
                                "select recorded_at from event order by transaction_id desc, id desc"
                                        + " fetch first 1 row only",
                                Sql.Binding.NONE,
                                row -> Sql.time(row, "recorded_at"))
                        .orElse(now);
        Optional<Instant> before =
                Sql.first(
                                connection,
                                "select last_known_good_at from desk where id = 1 and blocked_at is not null",
                                Sql.Binding.NONE,
                                row -> Sql.timeOf(row, "last_known_good_at"))
                        .flatMap(one -> one);
        Instant good = newest.minus(CLOCKS);
        return before.filter(good::isAfter).orElse(good);
    }

    private void voidLocks(Connection connection, EventAppender.Clocks clocks) throws SQLException {
        List<Locked> locked =
                Sql.list(
                        connection,
                        "select id, locked_by, fence, events_head_number, events_head_hash from batch"
                                + " where locked_by is not null order by id",
                        Sql.Binding.NONE,
                        row ->
                                new Locked(
                                        Sql.id(row, "id"),
                                        row.getString("locked_by"),
                                        row.getLong("fence"),
                                        new StreamHead(
                                                StreamKind.BATCH,
                                                Sql.id(row, "id"),
                                                row.getLong("events_head_number"),
                                                row.getString("events_head_hash"))));
        for (Locked lock : locked) {
            NewEvent event =
                    new NewEvent(
                            ids.next(),
                            EventKind.BATCH_LOCK_EXPIRED,
                            Optional.empty(),
                            "owner:" + owner,
                            Optional.of("the database server has changed: no lock of the former one counts"),
                            lock.owner,
                            "fence " + lock.fence,
                            pacing.instant());
            StreamHead head = EventAppender.append(connection, lock.head, List.of(event), clocks);
            Sql.one(
                    connection,
                    "update batch set lock_timeout = ?, events_head_number = ?, events_head_hash = ? where id = ?",
                    params -> params.time(clocks.database()).number(head.number()).text(head.hash()).id(lock.id));
        }
    }

    private record Locked(UUID id, String owner, long fence, StreamHead head) {}

    /// Every trade that may have been sent without this server knowing: all that are not final, and failed ones that a
    /// person may have retried; and every account, for bookings of trades that this server knows nothing of.
    private static void listMatches(Connection connection, Instant now, Instant ended) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from match_item")) {
            delete.executeUpdate();
        }
        String trades =
                "insert into match_item (id, kind, client_id, state, next_ask_at)"
                        + " select t.id, 'TRADE', t.client_id, 'OPEN', cast(? as timestamp with time zone)"
                        + " from trade t join batch b on b.id = t.batch_id"
                        + " where t.status not in ('SUCCESS', 'CANCELLED', 'FAILED')"
                        + " or (t.status = 'FAILED' and b.status <> 'CANCELLED'"
                        + " and (b.completed_at is null or b.completed_at > ?))";
        String accounts =
                "insert into match_item (id, kind, client_id, state, next_ask_at)"
                        + " select a.id, 'ACCOUNT', a.client_id, 'OPEN', cast(? as timestamp with time zone)"
                        + " from account a";
        Instant first = now.minus(CLOCKS);
        insert(connection, trades, first, Optional.of(ended));
        insert(connection, accounts, first, Optional.empty());
    }

    private static void insert(Connection connection, String sql, Instant next, Optional<Instant> ended)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            Params params = new Params(insert).time(next);
            if (ended.isPresent()) {
                params.time(ended.get());
            }
            insert.executeUpdate();
        }
    }
}
