package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.store.importing.KnownClient.KnownAccount;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The SQL of clients and accounts at an import.
final class ClientRows {

    private static final String SELECT =
            "select id, cif, name, spread, active, events_head_number, events_head_hash"
                    + " from client where cif in (";

    private ClientRows() {}

    /// The clients with these CIFs, by CIF.
    ///
    /// @param lock whether their rows stay locked until the transaction ends
    static Map<String, KnownClient> known(Connection connection, List<String> cifs, boolean lock) throws SQLException {
        String sql = SELECT + Sql.marks(cifs.size()) + ") order by cif" + (lock ? " for update" : "");
        List<KnownClient> bare =
                Sql.list(
                        connection,
                        sql,
                        params -> {
                            for (String cif : cifs) {
                                params.text(cif);
                            }
                        },
                        row ->
                                new KnownClient(
                                        Sql.id(row, "id"),
                                        row.getString("cif"),
                                        row.getString("name"),
                                        new Spread(row.getBigDecimal("spread")),
                                        row.getBoolean("active"),
                                        new StreamHead(
                                                StreamKind.CLIENT,
                                                Sql.id(row, "id"),
                                                row.getLong("events_head_number"),
                                                row.getString("events_head_hash")),
                                        List.of()));
        Map<UUID, List<KnownAccount>> accounts = accounts(connection, bare.stream().map(KnownClient::id).toList());
        Map<String, KnownClient> byCif = new HashMap<>();
        bare.forEach(client -> byCif.put(client.cif(), client.with(accounts.getOrDefault(client.id(), List.of()))));
        return byCif;
    }

    private static Map<UUID, List<KnownAccount>> accounts(Connection connection, List<UUID> clients)
            throws SQLException {
        Map<UUID, List<KnownAccount>> found = new HashMap<>();
        if (clients.isEmpty()) {
            return found;
        }
        Sql.each(
                connection,
                "select id, client_id, currency, number, created_at from account where client_id in ("
                        + Sql.marks(clients.size())
                        + ")",
                params -> {
                    for (UUID client : clients) {
                        params.id(client);
                    }
                },
                row ->
                        found.computeIfAbsent(Sql.id(row, "client_id"), _ -> new ArrayList<>())
                                .add(
                                        new KnownAccount(
                                                Sql.id(row, "id"),
                                                row.getString("currency"),
                                                row.getString("number"),
                                                Sql.time(row, "created_at"))));
        return found;
    }

    static void insert(Connection connection, UUID id, ClientChange change, StreamHead head, Instant now)
            throws SQLException {
        Sql.one(
                connection,
                "insert into client (id, cif, name, spread, active, created_at, changed_at, events_head_number,"
                        + " events_head_hash) values (?, ?, ?, ?, true, ?, ?, ?, ?)",
                params ->
                        params.id(id)
                                .text(change.wanted().cif())
                                .text(change.wanted().name())
                                .decimal(change.wanted().spread().pips())
                                .time(now)
                                .time(now)
                                .number(head.number())
                                .text(head.hash()));
    }

    static void update(Connection connection, UUID id, ClientChange change, StreamHead head, Instant now)
            throws SQLException {
        Sql.one(
                connection,
                "update client set name = ?, spread = ?, changed_at = ?, events_head_number = ?, events_head_hash = ?"
                        + " where id = ?",
                params ->
                        params.text(change.wanted().name())
                                .decimal(change.wanted().spread().pips())
                                .time(now)
                                .number(head.number())
                                .text(head.hash())
                                .id(id));
    }

    static void insertAccount(
            Connection connection, UUID id, UUID client, String currency, String number, Instant since)
            throws SQLException {
        Sql.one(
                connection,
                "insert into account (id, client_id, currency, number, created_at) values (?, ?, ?, ?, ?)",
                params -> params.id(id).id(client).text(currency).text(number).time(since));
    }

    static void renewAccount(Connection connection, UUID id, Instant since) throws SQLException {
        Sql.one(connection, "update account set created_at = ? where id = ?", params -> params.time(since).id(id));
    }

    /// A time later than that of every account in the currency, so that the order of naming never depends on a clock
    /// that was set back.
    static Instant after(KnownClient client, String currency, Instant now) {
        return client.current(currency)
                .map(account -> account.since().plus(1, ChronoUnit.MICROS))
                .filter(least -> least.isAfter(now))
                .orElse(now);
    }
}
