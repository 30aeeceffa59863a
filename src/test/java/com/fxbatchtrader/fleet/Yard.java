package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ContentHash;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.judge.Expected;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.verb.Operations;
import com.fxbatchtrader.service.verb.VerbStores;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.desk.RateStore;
import com.fxbatchtrader.store.importing.FileTrail;
import com.fxbatchtrader.store.importing.ImportOutcome;
import com.fxbatchtrader.store.importing.NewBatch;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.SummaryQueries;
import com.fxbatchtrader.store.query.TradeQueries;
import com.fxbatchtrader.store.queue.BankStore;
import com.fxbatchtrader.store.queue.CourseStore;
import com.fxbatchtrader.store.queue.LockStore;
import com.fxbatchtrader.store.queue.PlaceStore;
import com.fxbatchtrader.store.queue.RetryStore;
import com.fxbatchtrader.store.queue.StopStore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A desk on a fresh PostgreSQL with clients, a rate and queued batches, watched by a [Witness]. No two amounts are the
/// same.
final class Yard implements AutoCloseable {

    private static final int CLIENTS = 20;
    private static final int FIRST_CIF = 50_000_001;
    private static final long FIRST_CENTS = 300_000;

    private final Stage stage = new Stage(DatabaseKind.POSTGRESQL);
    private final Witness witness = Witness.in(stage.test());
    private final List<ClientCard> clients = new ArrayList<>();
    private final Map<UUID, Integer> limits = new LinkedHashMap<>();
    private final List<Expected> trades = new ArrayList<>();

    Yard() {
        List<com.fxbatchtrader.domain.validation.ValidClient> made = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            made.add(Stage.client(Integer.toString(FIRST_CIF + i)));
        }
        stage.clients().store(made, Stage.ACTOR);
        made.forEach(client -> clients.add(stage.card(client.cif())));
        new RateStore(stage.database(), stage.pacing(), stage.ids())
                .set(Stage.USD_ZAR, new BigDecimal("17.79"), "fictional", Stage.ACTOR);
    }

    Stage stage() {
        return stage;
    }

    Witness witness() {
        return witness;
    }

    /// How many trades of each batch may run at once, as it came in.
    Map<UUID, Integer> limits() {
        return Map.copyOf(limits);
    }

    /// All trades that were handed in.
    List<Expected> trades() {
        return List.copyOf(trades);
    }

    /// Puts one more batch into the queue.
    UUID queue(RandomGenerator random, int size, int limit) {
        List<ValidTrade> made = new ArrayList<>();
        for (int row = 2; row < size + 2; row++) {
            ClientCard client = clients.get(random.nextInt(CLIENTS));
            BigDecimal amount = BigDecimal.valueOf(FIRST_CENTS + trades.size() * 7L, 2);
            made.add(Stage.trade(row, client, amount.toPlainString()));
            trades.add(new Expected(client.cif(), amount));
        }
        String name = "batch-" + (limits.size() + 1);
        NewBatch batch =
                new NewBatch(
                        name,
                        new Priority(random.nextInt(3, 8)),
                        limit,
                        name + ".csv",
                        Stage.hash(name),
                        ContentHash.of(made),
                        0,
                        Optional.empty());
        UUID id = ((ImportOutcome.Stored) stage.batches().store(batch, made, FileTrail.NONE, Stage.ACTOR)).id();
        limits.put(id, limit);
        return id;
    }

    /// What operators can do.
    Operations operations() {
        var database = stage.database();
        var pacing = stage.pacing();
        var ids = stage.ids();
        return new Operations(
                new Batches(
                        new BatchQueries(database),
                        new TradeQueries(database),
                        new SummaryQueries(database),
                        new EventQueries(database)),
                new VerbStores(
                        new PlaceStore(database, pacing, ids),
                        new CourseStore(database, pacing, ids),
                        new RetryStore(database, pacing, ids),
                        new LockStore(database, pacing, ids),
                        new StopStore(database, pacing, ids),
                        new BankStore(database),
                        database.owner(),
                        Fleet.LEASE));
    }

    /// How many batches have ended.
    long ended() {
        return stage.test()
                .number(
                        "select count(*) from batch where status in ('SUCCESS', 'PARTIAL_SUCCESS', 'FAILED',"
                                + " 'CANCELLED')");
    }

    @Override
    public void close() {
        stage.close();
    }
}
