package com.fxbatchtrader.store.query;

import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    /// Two accounts of one client.
    public record AccountsRow(AccountRow from, AccountRow to) {}

    /// The accounts of an active client in two currencies, the newest of each, of the client that was stored first; so
    /// many of such pairs at most.
    public List<AccountsRow> inTwoCurrencies(int limit) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.list(
                                                connection,
                                                "select c.cif, f.number as from_number, f.currency as from_currency,"
                                                        + " t.number as to_number, t.currency as to_currency"
                                                        + " from client c join account f on f.client_id = c.id"
                                                        + " join account t on t.client_id = c.id"
                                                        + " where c.active = true and f.currency <> t.currency"
                                                        + " order by c.created_at, c.id, f.created_at desc,"
                                                        + " t.created_at desc, f.id, t.id fetch first ? rows only",
                                                params -> params.number(limit),
                                                AccountQueries::two)));
    }

    private static AccountsRow two(ResultSet row) throws SQLException {
        String cif = row.getString("cif");
        return new AccountsRow(
                new AccountRow(cif, row.getString("from_number"), row.getString("from_currency")),
                new AccountRow(cif, row.getString("to_number"), row.getString("to_currency")));
    }
}
