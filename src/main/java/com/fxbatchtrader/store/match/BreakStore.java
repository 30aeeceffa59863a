package com.fxbatchtrader.store.match;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Opens breaks: bookings at the bank that contradict the database. A break stops its client's further trades. For one
/// transaction at a time, any thread.
final class BreakStore {

    private static final String KIND = "ORPHAN";

    private final Uuid7 ids;
    private final Pacing pacing;
    private final String actor;

    BreakStore(Uuid7 ids, Pacing pacing, String actor) {
        this.ids = ids;
        this.pacing = pacing;
        this.actor = actor;
    }

    /// Records the break and stops the client, with an event, under the lock of the client's row; once for a reference.
    ///
    /// @param reference what the bank calls the booking
    void open(StatelessSession session, UUID clientId, String reference, String detail, Instant now) {
        session.doWork(connection -> open(connection, clientId, reference, detail, now));
    }

    private void open(Connection connection, UUID clientId, String reference, String detail, Instant now)
            throws SQLException {
        StreamHead head =
                Sql.first(
                                connection,
                                "select events_head_number, events_head_hash from client where id = ? for update",
                                params -> params.id(clientId),
                                row ->
                                        new StreamHead(
                                                StreamKind.CLIENT,
                                                clientId,
                                                row.getLong("events_head_number"),
                                                row.getString("events_head_hash")))
                        .orElseThrow();
        boolean known =
                Sql.first(
                                connection,
                                "select 1 from reconciliation_break where bank_transaction_id = ?",
                                params -> params.text(reference),
                                _ -> true)
                        .isPresent();
        if (known) {
            return;
        }
        Sql.one(
                connection,
                "insert into reconciliation_break (id, client_id, kind, detail, bank_transaction_id, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                params -> params.id(ids.next()).id(clientId).text(KIND).text(detail).text(reference).time(now));
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        EventKind.BREAK_OPENED,
                        Optional.empty(),
                        actor,
                        Optional.of(detail),
                        "",
                        KIND + " " + reference,
                        pacing.instant());
        StreamHead next =
                EventAppender.append(connection, head, List.of(event), EventAppender.Clocks.of(now, pacing.instant()));
        String why = "an open break: " + detail;
        Sql.one(
                connection,
                "update client set stopped_reason = coalesce(stopped_reason, ?), events_head_number = ?,"
                        + " events_head_hash = ? where id = ?",
                params ->
                        params.text(why.length() <= 500 ? why : why.substring(0, 499) + "…")
                                .number(next.number())
                                .text(next.hash())
                                .id(clientId));
    }
}
