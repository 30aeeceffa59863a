package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Opens failed trades again, inside a transaction that holds the batch's row: only those of which every attempt is
/// stored as proven not to be booked. For one transaction.
public final class Reopening {

    private static final int PAGE = 500;

    private final Uuid7 ids;
    private final String actor;
    private final Optional<String> reason;
    private final Instant happenedAt;

    public Reopening(Uuid7 ids, String actor, Optional<String> reason, Instant happenedAt) {
        this.ids = ids;
        this.actor = actor;
        this.reason = reason;
        this.happenedAt = happenedAt;
    }

    /// What was opened again.
    ///
    /// @param events one for each trade that is PENDING now
    /// @param unproven rows of trades that were chosen and stay as they are: no proof is stored for an attempt of
    ///   theirs
    public record Found(List<NewEvent> events, List<Integer> unproven) {
        public Found {
            events = List.copyOf(events);
            unproven = List.copyOf(unproven);
        }
    }

    /// Opens what is chosen of the batch's failed trades.
    ///
    /// @param now the database's clock, read after the batch's row was locked
    public Found reopen(Connection connection, Batch batch, RetryChoice choice, Instant now) throws SQLException {
        List<NewEvent> events = new ArrayList<>();
        List<Integer> unproven = new ArrayList<>();
        List<TradeWork> page = failed(connection, batch, 0);
        while (!page.isEmpty()) {
            Map<UUID, Integer> proven = provenAttempts(connection, page);
            List<TradeWrite> writes = new ArrayList<>();
            for (TradeWork work : page) {
                boolean chosen = choice.takes(work.order().row(), work.state());
                boolean free = proven.getOrDefault(work.order().id(), 0) == work.state().attempts();
                if (chosen && free) {
                    writes.add(retried(work));
                } else if (chosen) {
                    unproven.add(work.order().row());
                }
            }
            new TradeApplier(ids, batch.fence(), now).apply(connection, batch, writes);
            writes.forEach(write -> events.add(write.event()));
            page = failed(connection, batch, page.getLast().order().row());
        }
        return new Found(events, unproven);
    }

    private static List<TradeWork> failed(Connection connection, Batch batch, int afterRow) throws SQLException {
        return TradeRows.read(connection, batch.id(), List.of(TradeStatus.FAILED), afterRow, PAGE);
    }

    /// How many attempts of each trade are closed with a proof that nothing was booked.
    private static Map<UUID, Integer> provenAttempts(Connection connection, List<TradeWork> works) throws SQLException {
        Map<UUID, Integer> proven = new HashMap<>();
        Sql.each(
                connection,
                "select trade_id, count(*) as closed from booking_attempt where outcome = 'NOT_BOOKED'"
                        + " and proof is not null and trade_id in ("
                        + Sql.marks(works.size())
                        + ") group by trade_id",
                params -> bind(params, works),
                row -> proven.put(Sql.id(row, "trade_id"), row.getInt("closed")));
        return proven;
    }

    private static void bind(Params params, List<TradeWork> works) throws SQLException {
        for (TradeWork work : works) {
            params.id(work.order().id());
        }
    }

    private TradeWrite retried(TradeWork work) {
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        EventKind.TRADE_RETRIED,
                        Optional.of(work.order().id()),
                        actor,
                        reason,
                        work.state().status() + ": " + work.state().reasonCode(),
                        TradeStatus.PENDING.name(),
                        happenedAt);
        return new TradeWrite(
                work.order(), work.state(), work.state().retried(), Optional.empty(), Optional.empty(), event);
    }
}
