package com.fxbatchtrader.store.match;

import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.failover.DeskGuard;
import com.fxbatchtrader.store.run.LostAttempt;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.store.run.WorkStore;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is still to be matched with the bank, and what has come of it. Several processes may match at once: each item
/// is in one hand for two minutes, and every result is conditional. Safe for any thread.
public final class MatchStore {

    private static final Duration IN_HAND = Duration.ofMinutes(2);

    /// So many attempts beyond those that are known are looked for in a statement.
    private static final int IN_STATEMENT = 64;

    private static final Set<TradeStatus> FOR_EVER = Set.of(TradeStatus.SUCCESS, TradeStatus.CANCELLED);

    private final OpenDatabase database;
    private final WorkStore works;
    private final LostAttempt lost;
    private final BreakStore breaks;

    /// @param actor `owner:…`, in whose name it is recorded
    /// @param venue the bank's host, kept with each attempt
    public MatchStore(OpenDatabase database, Pacing pacing, Uuid7 ids, String actor, String venue) {
        this.database = database;
        this.works = new WorkStore(database);
        this.lost = new LostAttempt(ids, pacing, actor, venue, database.deskId());
        this.breaks = new BreakStore(ids, pacing, actor);
    }

    /// What is due now.
    ///
    /// @param since the last commit of the former server that is known here, less a margin
    /// @param until the latest end of a quote of the former server, by the database's clock
    /// @param now the database's clock
    public record Due(Instant since, Instant until, Instant now, List<MatchItem> items) {
        public Due {
            items = List.copyOf(items);
        }
    }

    /// Takes items whose time has come; empty while nothing is to be matched.
    public Optional<Due> take(int atMost) {
        List<Row> rows = new ArrayList<>();
        Optional<Due> due =
                database.inTransaction(
                        session -> {
                            Instant now = database.clock(session);
                            return session.doReturningWork(connection -> take(connection, now, atMost, rows));
                        });
        return due.map(
                one -> {
                    List<MatchItem> items = new ArrayList<>();
                    rows.forEach(row -> items.add(item(row)));
                    return new Due(one.since, one.until, one.now, items);
                });
    }

    private record Row(UUID id, boolean trade, int asked, Optional<Instant> unknownAt, Instant nextAskAt) {}

    private static Optional<Due> take(Connection connection, Instant now, int atMost, List<Row> rows)
            throws SQLException {
        Optional<Due> due =
                Sql.first(
                        connection,
                        "select last_known_good_at, match_until from desk where id = 1 and blocked_at is not null",
                        Sql.Binding.NONE,
                        row ->
                                new Due(
                                        Sql.time(row, "last_known_good_at"),
                                        Sql.time(row, "match_until"),
                                        now,
                                        List.of()));
        if (due.isEmpty() || DeskGuard.read(connection).serverChanged()) {
            return Optional.empty();
        }
        List<Row> found =
                Sql.list(
                        connection,
                        "select * from match_item where state = 'OPEN' and next_ask_at <= ? order by next_ask_at, id"
                                + " fetch first ? rows only",
                        params -> params.time(now).number(atMost),
                        MatchStore::row);
        for (Row row : found) {
            if (changed(
                    connection,
                    "update match_item set next_ask_at = ? where id = ? and state = 'OPEN' and next_ask_at = ?",
                    params -> params.time(now.plus(IN_HAND)).id(row.id).time(row.nextAskAt))) {
                rows.add(row);
            }
        }
        return due;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Sql.id(row, "id"),
                row.getString("kind").equals("TRADE"),
                row.getInt("asked_count"),
                Sql.timeOf(row, "unknown_at"),
                Sql.time(row, "next_ask_at"));
    }

    private MatchItem item(Row row) {
        if (row.trade) {
            return new MatchItem.OfTrade(works.one(row.id).orElseThrow(), row.asked, row.unknownAt);
        }
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.first(
                                                        connection,
                                                        "select a.client_id, c.cif, a.number, a.currency from account a"
                                                                + " join client c on c.id = a.client_id where a.id = ?",
                                                        params -> params.id(row.id),
                                                        account ->
                                                                new MatchItem.OfAccount(
                                                                        row.id,
                                                                        Sql.id(account, "client_id"),
                                                                        account.getString("cif"),
                                                                        account.getString("number"),
                                                                        account.getString("currency"),
                                                                        row.asked))
                                                .orElseThrow()));
    }

    /// It is to be asked for again.
    ///
    /// @param unknownAt the bank's time of a round that counts as the first of two
    public void later(MatchItem item, Duration after, String answer, Optional<Instant> unknownAt) {
        database.inTransactionDo(
                session -> {
                    Instant next = database.clock(session).plus(after);
                    session.doWork(
                            connection ->
                                    changed(
                                            connection,
                                            "update match_item set asked_count = asked_count + 1, next_ask_at = ?,"
                                                    + " last_answer = ?, unknown_at = coalesce(?, unknown_at)"
                                                    + " where id = ? and state = 'OPEN'",
                                            params ->
                                                    params.time(next)
                                                            .text(clipped(answer))
                                                            .time(unknownAt)
                                                            .id(item.id())));
                });
    }

    /// The bank has nothing of it that the database does not know.
    public void free(MatchItem item, String answer) {
        database.inTransactionDo(
                session -> {
                    Instant now = database.clock(session);
                    session.doWork(connection -> settle(connection, item.id(), "FREE", answer, now));
                });
    }

    /// The bank knows an attempt that the database does not: it is made anew, in doubt, and asked for as any other.
    public void found(UUID tradeId, int number, String text) {
        inDoubt(tradeId, number, "FOUND", text);
    }

    /// Whether it was booked cannot be proven: the attempt that may have been sent is made anew, so that the trade is
    /// not sent again, and is left to be asked for, and to people.
    ///
    /// @param number the attempt, behind all that are known
    public void marked(MatchItem.OfTrade item, int number, String text) {
        inDoubt(item.id(), number, "MARKED", text);
    }

    private void inDoubt(UUID tradeId, int number, String state, String text) {
        TradeWork work = works.one(tradeId).orElseThrow();
        if (FOR_EVER.contains(work.state().status())) {
            UUID key = BookingKey.of(database.deskId(), tradeId, number);
            contradiction(work, key, state, "a trade that is " + work.state().status() + " here: " + text);
            return;
        }
        database.inTransactionDo(
                session -> {
                    Optional<LostAttempt.Span> span = session.doReturningWork(MatchStore::span);
                    if (span.isPresent()) {
                        Instant now =
                                lost.remake(
                                        session,
                                        tradeId,
                                        number,
                                        new LostAttempt.Why(ReasonCode.SERVER_CHANGED.name(), clipped(text)),
                                        span.get(),
                                        database);
                        session.doWork(connection -> settle(connection, tradeId, state, text, now));
                    }
                });
    }

    private void contradiction(TradeWork work, UUID key, String state, String text) {
        database.inTransactionDo(
                session -> {
                    Instant now = database.clock(session);
                    breaks.open(session, work.order().clientId(), key.toString(), text, now);
                    session.doWork(connection -> settle(connection, work.order().id(), state, text, now));
                });
    }

    private static Optional<LostAttempt.Span> span(Connection connection) throws SQLException {
        return Sql.first(
                connection,
                "select last_known_good_at, match_until from desk where id = 1 and blocked_at is not null",
                Sql.Binding.NONE,
                row -> new LostAttempt.Span(Sql.time(row, "last_known_good_at"), Sql.time(row, "match_until")));
    }

    private static void settle(Connection connection, UUID id, String state, String answer, Instant now)
            throws SQLException {
        changed(
                connection,
                "update match_item set state = ?, last_answer = ?, settled_at = ?, asked_count = asked_count + 1"
                        + " where id = ? and state = 'OPEN'",
                params -> params.text(state).text(clipped(answer)).time(now).id(id));
    }

    /// Takes up a line of a statement whose reference looks like a booking key: an attempt that is known needs nothing;
    /// a later one of a trade that is known is made anew; any other is a break, which stops its client.
    ///
    /// @param line the line in words, for people
    public void line(MatchItem.OfAccount account, UUID reference, String line) {
        if (known(reference)) {
            return;
        }
        Optional<Lost> owner = owner(account.clientId(), reference);
        if (owner.isPresent()) {
            found(owner.get().tradeId, owner.get().number, "a line of the statement carries its key: " + line);
            return;
        }
        database.inTransactionDo(
                session ->
                        breaks.open(
                                session,
                                account.clientId(),
                                reference.toString(),
                                "a booking that belongs to no trade here, found after a change of the server: " + line,
                                database.clock(session)));
    }

    private boolean known(UUID key) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.first(
                                                        connection,
                                                        "select 1 from booking_attempt where booking_key = ?",
                                                        params -> params.id(key),
                                                        _ -> true)
                                                .isPresent()));
    }

    private record Lost(UUID tradeId, int number) {}

    private Optional<Lost> owner(UUID clientId, UUID key) {
        List<Lost> trades =
                database.inTransaction(
                        session ->
                                session.doReturningWork(
                                        connection ->
                                                Sql.list(
                                                        connection,
                                                        "select t.id, t.attempts from match_item m join trade t on"
                                                                + " t.id = m.id where m.client_id = ? and m.kind ="
                                                                + " 'TRADE' and t.status not in ('SUCCESS',"
                                                                + " 'CANCELLED')",
                                                        params -> params.id(clientId),
                                                        row -> new Lost(Sql.id(row, "id"), row.getInt("attempts")))));
        for (Lost trade : trades) {
            for (int number = trade.number + 1; number <= trade.number + IN_STATEMENT; number++) {
                if (BookingKey.of(database.deskId(), trade.tradeId, number).equals(key)) {
                    return Optional.of(new Lost(trade.tradeId, number));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean changed(Connection connection, String sql, Sql.Binding binding) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            binding.bind(new Params(update));
            return update.executeUpdate() == 1;
        }
    }

    private static String clipped(String text) {
        return text.length() <= 500 ? text : text.substring(0, 499) + "…";
    }
}
