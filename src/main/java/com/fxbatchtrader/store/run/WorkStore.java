package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.OpenDatabase;

import org.hibernate.jdbc.ReturningWork;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the work of a run, page by page: a batch is never loaded whole.
public final class WorkStore {

    private final OpenDatabase database;

    public WorkStore(OpenDatabase database) {
        this.database = database;
    }

    /// The next PENDING trades behind a row of the file, in its order.
    public List<TradeWork> pending(UUID batchId, int afterRow, int limit) {
        return read(batchId, List.of(TradeStatus.PENDING), afterRow, limit);
    }

    /// Trades whose fate is open (BOOKED, IN_DOUBT) behind a row, with their attempts.
    public List<TradeWork> unsettled(UUID batchId, int afterRow, int limit) {
        return read(batchId, List.of(TradeStatus.BOOKED, TradeStatus.IN_DOUBT), afterRow, limit);
    }

    /// One trade as it stands; empty when there is none.
    public Optional<TradeWork> one(UUID tradeId) {
        return reading(c -> TradeRows.one(c, tradeId));
    }

    /// What the bank last said of a trade's latest attempt, in words; empty when nothing was tried.
    public Optional<String> lastAnswer(UUID tradeId) {
        return reading(c -> AttemptRows.lastAnswer(c, tradeId));
    }

    private List<TradeWork> read(UUID batchId, List<TradeStatus> states, int afterRow, int limit) {
        return reading(c -> TradeRows.read(c, batchId, states, afterRow, limit));
    }

    private <T> T reading(ReturningWork<T> work) {
        return Busy.asUnavailable(() -> database.inTransaction(session -> session.doReturningWork(work)));
    }
}
