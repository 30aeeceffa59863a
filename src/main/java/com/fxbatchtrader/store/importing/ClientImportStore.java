package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.ValidClient;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.desk.Turns;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Takes a file of clients in: new ones are added, known ones changed, nothing is ever deleted. The whole file in one
/// transaction, under the desk's row lock (imports come one after the other, so that two of them never wait for each
/// other's rows) and each client's row lock, with an event in each changed client's stream. Safe for any thread.
///
/// A client has one current account per currency: the one that a client file named last. A former one stays for the
/// trades that have it, and is offered to no new trade; named again, it is the current one again. An account's
/// `created_at` is the time at which it last became the current one.
public final class ClientImportStore {

    private static final int CHUNK = 500;

    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public ClientImportStore(Database database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
    }

    /// Stores the clients. After a commit with an unknown end the same may be stored again.
    ///
    /// @param clients each CIF once
    /// @throws com.fxbatchtrader.store.desk.DeskBusyException when other imports left no turn
    public ClientsStored store(List<ValidClient> clients, String actor) {
        return Turns.take(
                () ->
                        database.inTransaction(
                                session -> session.doReturningWork(connection -> store(connection, clients, actor))));
    }

    /// What [#store] would do now; stores nothing.
    public ClientsStored preview(List<ValidClient> clients) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    Tally tally = new Tally();
                                    for (List<ValidClient> chunk : chunks(clients)) {
                                        changes(connection, chunk, false).forEach(tally::count);
                                    }
                                    return tally.stored();
                                }));
    }

    private ClientsStored store(Connection connection, List<ValidClient> clients, String actor) throws SQLException {
        DeskLine.lock(connection);
        Tally tally = new Tally();
        for (List<ValidClient> chunk : chunks(clients)) {
            for (ClientChange change : changes(connection, chunk, true)) {
                tally.count(change);
                if (!change.nothing()) {
                    apply(connection, change, actor);
                }
            }
        }
        return tally.stored();
    }

    private static List<ClientChange> changes(Connection connection, List<ValidClient> chunk, boolean lock)
            throws SQLException {
        Map<String, KnownClient> known =
                ClientRows.known(connection, chunk.stream().map(ValidClient::cif).toList(), lock);
        return chunk.stream()
                .map(client -> ClientChange.of(client, Optional.ofNullable(known.get(client.cif()))))
                .toList();
    }

    private void apply(Connection connection, ClientChange change, String actor) throws SQLException {
        Instant now = database.dialect().clock(connection);
        UUID id = change.known().map(KnownClient::id).orElseGet(ids::next);
        StreamHead before =
                change.known().map(KnownClient::head).orElseGet(() -> StreamHead.empty(StreamKind.CLIENT, id));
        StreamHead head =
                EventAppender.append(
                        connection,
                        before,
                        List.of(event(change, actor)),
                        EventAppender.Clocks.of(now, pacing.instant()));
        if (change.created()) {
            ClientRows.insert(connection, id, change, head, now);
        } else {
            ClientRows.update(connection, id, change, head, now);
        }
        for (String currency : change.accounts()) {
            nameAccount(connection, id, change, currency, now);
        }
    }

    private void nameAccount(Connection connection, UUID client, ClientChange change, String currency, Instant now)
            throws SQLException {
        String number = change.wanted().accounts().getOrDefault(currency, "");
        Instant since = change.known().map(known -> ClientRows.after(known, currency, now)).orElse(now);
        Optional<KnownClient.KnownAccount> former = change.known().flatMap(known -> known.account(currency, number));
        if (former.isPresent()) {
            ClientRows.renewAccount(connection, former.get().id(), since);
        } else {
            ClientRows.insertAccount(connection, ids.next(), client, currency, number, since);
        }
    }

    private NewEvent event(ClientChange change, String actor) {
        return new NewEvent(
                ids.next(),
                change.created() ? EventKind.CLIENT_ADDED : EventKind.CLIENT_CHANGED,
                Optional.empty(),
                actor,
                Optional.empty(),
                String.join(", ", change.before()),
                String.join(", ", change.after()),
                pacing.instant());
    }

    /// Ordered by CIF, in pieces.
    private static List<List<ValidClient>> chunks(List<ValidClient> clients) {
        List<ValidClient> ordered = new ArrayList<>(clients);
        ordered.sort(Comparator.comparing(ValidClient::cif));
        List<List<ValidClient>> chunks = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += CHUNK) {
            chunks.add(ordered.subList(from, Math.min(ordered.size(), from + CHUNK)));
        }
        return chunks;
    }

    private static final class Tally {
        private int created;
        private int changed;
        private int unchanged;

        void count(ClientChange change) {
            if (change.created()) {
                created++;
            } else if (change.nothing()) {
                unchanged++;
            } else {
                changed++;
            }
        }

        ClientsStored stored() {
            return new ClientsStored(created, changed, unchanged);
        }
    }
}
