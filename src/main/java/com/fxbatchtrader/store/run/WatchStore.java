package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;

import org.hibernate.StatelessSession;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Looks at a batch as somebody sees it who waits for its end. Takes no lock.
public final class WatchStore {

    private final OpenDatabase database;

    public WatchStore(OpenDatabase database) {
        this.database = database;
    }

    /// A batch at one instant.
    ///
    /// @param reason why it is paused, or what was asked of it
    /// @param lastQuoteEnd the latest end of a quote of its trades whose fate is open (bank's clock)
    /// @param databaseNow the database's clock
    /// @param stop why no trade may start on the desk, if so
    public record Sight(
            long number,
            BatchStatus status,
            Counts counts,
            Optional<LockLease> lock,
            Optional<String> reason,
            Optional<Instant> nextCheckAt,
            Optional<Instant> lastQuoteEnd,
            Instant databaseNow,
            Optional<String> stop) {}

    /// The batch now; empty when there is none.
    public Optional<Sight> look(UUID batchId) {
        return database.inTransaction(
                session -> Optional.ofNullable(session.get(Batch.class, batchId)).map(batch -> sight(session, batch)));
    }

    private Sight sight(StatelessSession session, Batch batch) {
        Optional<Instant> quoteEnd =
                batch.counts().unsettled() > 0 ? lastQuoteEnd(session, batch.id()) : Optional.empty();
        Optional<String> reason =
                batch.requestedReason().map(why -> batch.requestedBy().map(by -> by + ": ").orElse("") + why);
        return new Sight(
                batch.number(),
                batch.status(),
                batch.counts(),
                batch.lock(),
                reason,
                batch.nextCheckAt(),
                quoteEnd,
                database.clock(session),
                BatchRows.stop(session));
    }

    private static Optional<Instant> lastQuoteEnd(StatelessSession session, UUID batchId) {
        return session.doReturningWork(
                connection -> {
                    String sql =
                            "select max(a.quote_expiry) as ends from trade t"
                                    + " join booking_attempt a on a.id = t.open_attempt_id"
                                    + " where a.open_trade_id is not null and t.batch_id = ?"
                                    + " and t.status in ('BOOKED', 'IN_DOUBT')";
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        new Params(select).id(batchId);
                        try (ResultSet row = select.executeQuery()) {
                            row.next();
                            return Sql.timeOf(row, "ends");
                        }
                    }
                });
    }
}
