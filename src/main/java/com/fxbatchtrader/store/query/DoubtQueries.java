package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.sql.Flight;

import jakarta.persistence.Tuple;

import org.hibernate.StatelessSession;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Reads what is in doubt. Safe for any thread.
public final class DoubtQueries {

    private static final int CHUNK = 500;

    /// No id is less.
    private static final UUID LEAST = new UUID(0, 0);

    /// What is open at the bank, page by page along the index that holds it together, or holds nothing else.
    private static final String OPEN =
            "select a.openTradeId, a.committedAt from BookingAttempt a where a.openTradeId > :after"
                    + " order by a.openTradeId";

    // a BOOKED trade of a run under way is confirmed in a moment; it is a doubt once that has failed
    private static final String IN_DOUBT =
            "join Batch b on b.id = t.batchId where t.id in (:ids) and (t.status = :doubt"
                    + " or (t.status = :booked and (a.askedCount > 0 or b.lockedBy is null)))"
                    + " order by a.committedAt, t.id";

    private final Database database;

    public DoubtQueries(Database database) {
        this.database = database;
    }

    /// Trades in doubt, and booked ones whose confirmation is missing, the oldest first.
    public List<DoubtRow> list(int limit) {
        return database.inTransaction(
                session -> {
                    // a server without statistics else walks through all attempts that ever were
                    Flight plans = database.flight();
                    plans.byKeys();
                    session.doWork(plans::run);
                    return list(session, limit);
                });
    }

    private static List<DoubtRow> list(StatelessSession session, int limit) {
        List<UUID> open = open(session);
        List<DoubtRow> rows = new ArrayList<>();
        for (int from = 0; from < open.size() && rows.size() < limit; from += CHUNK) {
            List<UUID> ids = open.subList(from, Math.min(open.size(), from + CHUNK));
            rows.addAll(among(session, ids, limit - rows.size()));
        }
        return List.copyOf(rows);
    }

    private record Open(UUID tradeId, Instant since) {}

    /// The oldest first.
    private static List<UUID> open(StatelessSession session) {
        List<Open> open = new ArrayList<>();
        List<Open> page = openAfter(session, LEAST);
        while (!page.isEmpty()) {
            open.addAll(page);
            page = openAfter(session, page.getLast().tradeId);
        }
        return open.stream()
                .sorted(Comparator.comparing(Open::since).thenComparing(Open::tradeId))
                .map(Open::tradeId)
                .toList();
    }

    private static List<Open> openAfter(StatelessSession session, UUID tradeId) {
        return session.createSelectionQuery(OPEN, Tuple.class)
                .setParameter("after", tradeId)
                .setMaxResults(CHUNK)
                .getResultStream()
                .map(row -> new Open(row.get(0, UUID.class), row.get(1, Instant.class)))
                .toList();
    }

    private static List<DoubtRow> among(StatelessSession session, List<UUID> ids, int limit) {
        return session.createSelectionQuery(TradeQueries.SELECT.formatted(", b") + IN_DOUBT, Tuple.class)
                .setParameterList("ids", ids)
                .setParameter("doubt", TradeStatus.IN_DOUBT)
                .setParameter("booked", TradeStatus.BOOKED)
                .setMaxResults(limit)
                .getResultStream()
                .map(tuple -> new DoubtRow(TradeQueries.row(tuple), BatchRow.of(tuple.get(3, Batch.class))))
                .toList();
    }
}
