package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.client.Account;
import com.fxbatchtrader.domain.client.Client;
import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.store.CommitListener;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.time.Pacing;

import java.util.List;

/// Opens the database that the settings name.
final class Databases {

    private static final List<Class<?>> ENTITIES =
            List.of(Desk.class, Client.class, Account.class, Batch.class, Trade.class, BookingAttempt.class);

    private Databases() {}

    /// Opens it. On H2, whose file one process has, every former owner is dead: their locks are marked as expired, one
    /// event each.
    static Database open(DeskSettings settings, Owner owner, Pacing pacing, Uuid7 ids, CommitListener commits) {
        DatabaseSettings where =
                DatabaseSettings.parse(
                                settings.database().url(),
                                settings.database().user().orElse(""),
                                settings.database().password().reveal())
                        .ownedBy(owner.owner())
                        .withDeskZone(settings.rules().zone());
        Database database = Database.open(where, ENTITIES, pacing, commits);
        if (database.dialect().h2()) {
            new LeaseStore(database, pacing, ids).expireFormerOwners("owner:" + owner.owner(), "");
        }
        return database;
    }
}
