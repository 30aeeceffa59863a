package com.fxbatchtrader.store.desk;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The desk's reference rates. Each one that is set stays; the latest of a pair counts. Safe for any thread.
public final class RateStore {

    private static final String COLUMNS = "select pair, rate, since, source, set_by from reference_rate r where ";

    // of two that were set in the same microsecond, the later id counts
    private static final String LATEST =
            "not exists (select 1 from reference_rate n where n.pair = r.pair"
                    + " and (n.since > r.since or (n.since = r.since and n.id > r.id)))";

    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public RateStore(Database database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// Sets the rate of a pair from now on, with an event in the desk's stream.
    ///
    /// @param rate positive, at most 8 decimals
    /// @param source where it came from, at most 64 characters
    /// @throws DeskBusyException when an import held the desk's row all the time; nothing was stored
    public ReferenceRate set(CurrencyPair pair, BigDecimal rate, String source, String actor) {
        UUID id = ids.next();
        UUID eventId = ids.next();
        return Turns.take(
                () ->
                        database.inTransaction(
                                session ->
                                        session.doReturningWork(
                                                connection -> {
                                                    DeskLine desk = DeskLine.lock(connection);
                                                    Instant now = database.dialect().clock(connection);
                                                    Optional<ReferenceRate> former = latest(connection, pair, now);
                                                    Sql.one(
                                                            connection,
                                                            "insert into reference_rate (id, pair, rate, since, source,"
                                                                    + " set_by) values (?, ?, ?, ?, ?, ?)",
                                                            params ->
                                                                    params.id(id)
                                                                            .text(pair.toString())
                                                                            .decimal(rate)
                                                                            .time(now)
                                                                            .text(source)
                                                                            .text(actor));
                                                    NewEvent event =
                                                            new NewEvent(
                                                                    eventId,
                                                                    EventKind.RATE_SET,
                                                                    Optional.empty(),
                                                                    actor,
                                                                    Optional.empty(),
                                                                    former.map(was -> text(pair, was.rate()))
                                                                            .orElse(""),
                                                                    text(pair, rate) + " (" + source + ")",
                                                                    pacing.instant());
                                                    desk.append(
                                                            connection,
                                                            List.of(event),
                                                            EventAppender.Clocks.of(now, pacing.instant()));
                                                    return new ReferenceRate(
                                                            pair.toString(), rate, now, source, actor, Duration.ZERO);
                                                })));
    }

    /// The latest rate of each pair, by pair.
    public List<ReferenceRate> latest() {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    Instant now = database.dialect().clock(connection);
                                    return Sql.list(
                                            connection,
                                            COLUMNS + LATEST + " order by pair",
                                            Sql.Binding.NONE,
                                            row -> read(row, now));
                                }));
    }

    /// The latest rate of a pair; empty when none was ever set.
    public Optional<ReferenceRate> latest(CurrencyPair pair) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> latest(connection, pair, database.dialect().clock(connection))));
    }

    private static Optional<ReferenceRate> latest(Connection connection, CurrencyPair pair, Instant now)
            throws SQLException {
        return Sql.first(
                connection,
                COLUMNS + "pair = ? order by since desc, id desc fetch first 1 rows only",
                params -> params.text(pair.toString()),
                row -> read(row, now));
    }

    private static ReferenceRate read(ResultSet row, Instant now) throws SQLException {
        Instant since = Sql.time(row, "since");
        Duration age = Duration.between(since, now);
        return new ReferenceRate(
                row.getString("pair"),
                plain(row.getBigDecimal("rate")),
                since,
                row.getString("source"),
                row.getString("set_by"),
                age.isNegative() ? Duration.ZERO : age);
    }

    private static String text(CurrencyPair pair, BigDecimal rate) {
        return pair + " " + plain(rate).toPlainString();
    }

    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
