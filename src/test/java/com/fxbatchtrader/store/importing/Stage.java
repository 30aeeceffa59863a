package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ContentHash;
import com.fxbatchtrader.domain.validation.ValidClient;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.SystemPacing;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A desk on a fresh database, with two clients once [#withClients()] was called, and batches of theirs.
public final class Stage implements AutoCloseable {

    public static final String ACTOR = "user:thandi@desk-1";
    public static final CurrencyPair USD_ZAR = CurrencyPair.parse("USD/ZAR");

    private final SystemPacing pacing = new SystemPacing();
    private final Uuid7 ids = new Uuid7(pacing);
    private final TestDatabase test;

    public Stage(DatabaseKind kind) {
        test = TestDatabase.fresh(kind, pacing);
    }

    public TestDatabase test() {
        return test;
    }

    public Database database() {
        return test.database();
    }

    public SystemPacing pacing() {
        return pacing;
    }

    public Uuid7 ids() {
        return ids;
    }

    public ClientImportStore clients() {
        return new ClientImportStore(database(), pacing, ids);
    }

    public BatchImportStore batches() {
        return new BatchImportStore(database(), pacing, ids);
    }

    /// Clients `A1` and `B2` with a ZAR and a USD account each.
    public Stage withClients() {
        clients().store(List.of(client("A1"), client("B2")), ACTOR);
        return this;
    }

    public static ValidClient client(String cif) {
        return client(cif, "Fictional " + cif, "358", Map.of("ZAR", "10" + cif + "77", "USD", "20" + cif + "88"));
    }

    public static ValidClient client(String cif, String name, String spread, Map<String, String> accounts) {
        return new ValidClient(2, cif, name, Spread.of(spread), accounts);
    }

    public ClientCard card(String cif) {
        return new ClientCards(database()).byCif(Set.of(cif)).get(cif);
    }

    /// A purchase of USD for an amount of ZAR.
    public ValidTrade trade(int row, String cif, String zar) {
        return trade(row, card(cif), zar);
    }

    public static ValidTrade trade(int row, ClientCard client, String zar) {
        return new ValidTrade(
                row,
                client.id(),
                client.cif(),
                client.accountsIn("ZAR").getFirst(),
                client.accountsIn("USD").getFirst(),
                Side.BUY,
                USD_ZAR,
                "ZAR",
                new BigDecimal(zar),
                client.spread(),
                Delivery.CASH,
                Optional.empty(),
                Optional.of("REF-" + row),
                Optional.of("SDA"),
                Optional.empty(),
                Optional.empty(),
                "0".repeat(64));
    }

    public static NewBatch batch(String name, List<ValidTrade> trades) {
        return new NewBatch(
                name,
                Priority.DEFAULT,
                5,
                name + ".csv",
                hash("file " + name),
                ContentHash.of(trades),
                0,
                Optional.empty());
    }

    public static NewBatch because(NewBatch batch, String reason) {
        return new NewBatch(
                batch.name(),
                batch.priority(),
                batch.maxConcurrentTrades(),
                batch.fileName(),
                batch.fileHash(),
                batch.contentHash(),
                batch.rejectedRows(),
                Optional.of(reason));
    }

    /// Sixty-four hexadecimal digits that stand for the hash of a text.
    public static String hash(String text) {
        return String.format("%064x", Integer.toUnsignedLong(text.hashCode()));
    }

    /// Stores a batch that nothing speaks against.
    public ImportOutcome.Stored stored(String name, ValidTrade... trades) {
        List<ValidTrade> all = List.of(trades);
        return (ImportOutcome.Stored) batches().store(batch(name, all), all, FileTrail.NONE, ACTOR);
    }

    /// The id of a trade.
    public UUID tradeId(UUID batch, int row) {
        return database()
                .inTransaction(
                        session ->
                                session.createSelectionQuery(
                                                "select t.id from Trade t where t.batchId = :batch and t.rowNumber ="
                                                        + " :row",
                                                UUID.class)
                                        .setParameter("batch", batch)
                                        .setParameter("row", row)
                                        .getSingleResult());
    }

    @Override
    public void close() {
        test.close();
    }
}
