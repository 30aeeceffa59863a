package com.fxbatchtrader.store.query;

import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Sql;

import java.util.Optional;

/// Reads clients' accounts. Safe for any thread that nobody interrupts.
public final class AccountQueries {

    private final OpenDatabase database;

    public AccountQueries(OpenDatabase database) {
        this.database = database;
    }

    /// One account of a client.
    public record AccountRow(String cif, String number, String currency) {}

    /// The account of an active client that was stored first; empty when no client is known.
    public Optional<AccountRow> first() {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.first(
                                                connection,
                                                "select c.cif, a.number, a.currency from account a"
                                                        + " join client c on c.id = a.client_id"
                                                        + " where c.active = true"
                                                        + " order by a.created_at, a.id fetch first 1 rows only",
                                                Sql.Binding.NONE,
                                                row ->
                                                        new AccountRow(
                                                                row.getString("cif"),
                                                                row.getString("number"),
                                                                row.getString("currency")))));
    }
}
