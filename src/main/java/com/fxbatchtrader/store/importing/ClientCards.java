package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.store.Database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The known clients as an import of trades needs them: each with the current account of each currency, so that a row
/// without an account number has no choice. Safe for any thread.
public final class ClientCards {

    private static final int CHUNK = 500;

    private final Database database;

    public ClientCards(Database database) {
        this.database = database;
    }

    /// The clients with these CIFs, by CIF; unknown ones are missing. All are read in one transaction.
    public Map<String, ClientCard> byCif(Collection<String> cifs) {
        List<String> wanted = new ArrayList<>(new TreeSet<>(cifs));
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    Map<String, ClientCard> cards = new HashMap<>();
                                    for (int from = 0; from < wanted.size(); from += CHUNK) {
                                        List<String> chunk =
                                                wanted.subList(from, Math.min(wanted.size(), from + CHUNK));
                                        ClientRows.known(connection, chunk, false)
                                                .forEach((cif, client) -> cards.put(cif, card(client)));
                                    }
                                    return cards;
                                }));
    }

    private static ClientCard card(KnownClient client) {
        return new ClientCard(
                client.id(), client.cif(), client.name(), client.spread(), client.active(), client.currentAccounts());
    }
}
