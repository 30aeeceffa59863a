package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.store.sql.Sql;

import jakarta.persistence.Tuple;

import org.hibernate.StatelessSession;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// A batch as it was at one instant, read piece by piece: little of it is in memory. Only good while it is read, see
/// [ExportQueries#read], and for one thread.
public final class BatchPicture {

    private static final int PAGE = 1000;

    private static final String TRADES =
            TradeQueries.SELECT.formatted(", f.number")
                    + "join Account f on f.id = t.fromAccountId"
                    // as the index begins: H2 would else sort what is left
                    + " where t.batchId = :batch and t.rowNumber > :after order by t.batchId, t.rowNumber";

    private final StatelessSession session;
    private final UUID id;

    BatchPicture(StatelessSession session, UUID id) {
        this.session = session;
        this.id = id;
    }

    /// The batch itself.
    public BatchRow batch() {
        return BatchRow.of(session.get(Batch.class, id));
    }

    /// The deal currencies of its trades, by name.
    public List<String> dealCurrencies() {
        return session.createSelectionQuery(
                        "select distinct t.dealCurrency from Trade t where t.batchId = :batch order by t.dealCurrency",
                        String.class)
                .setParameter("batch", id)
                .getResultList();
    }

    /// Hands over its trades in the file's order.
    public void eachTrade(Consumer<ExportedTrade> each) {
        List<ExportedTrade> page = trades(0);
        while (!page.isEmpty()) {
            page.forEach(each);
            page = trades(page.getLast().trade().row());
        }
    }

    private List<ExportedTrade> trades(int afterRow) {
        return session.createSelectionQuery(TRADES, Tuple.class)
                .setParameter("batch", id)
                .setParameter("after", afterRow)
                .setMaxResults(PAGE)
                .getResultStream()
                .map(BatchPicture::trade)
                .toList();
    }

    private static ExportedTrade trade(Tuple tuple) {
        Trade trade = tuple.get(0, Trade.class);
        return new ExportedTrade(
                TradeQueries.row(tuple),
                tuple.get(3, String.class),
                trade.valueDateGiven(),
                trade.allowance(),
                trade.bopCode(),
                trade.taxPin());
    }

    /// Hands over the problems of the rows that were kept out of it, by row.
    public void eachReject(Consumer<RejectRow> each) {
        session.doWork(
                connection ->
                        Sql.each(
                                connection,
                                SummaryQueries.REJECTS,
                                params -> params.id(id),
                                row -> each.accept(SummaryQueries.reject(row))));
    }
}
