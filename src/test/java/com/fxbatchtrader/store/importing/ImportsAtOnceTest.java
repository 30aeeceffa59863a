package com.fxbatchtrader.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ValidClient;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// Several imports at once, of clients and of their trades: each is whole, none waits for the other's rows for ever.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class ImportsAtOnceTest {

    private static final int CLIENTS = 60;

    private final Stage stage;

    ImportsAtOnceTest(DatabaseKind kind) {
        stage = new Stage(kind);
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private static List<ValidClient> clients(String spread, boolean turned) {
        List<ValidClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String cif = String.format("C%03d", i);
            clients.add(Stage.client(cif, "Fictional " + cif, spread, Map.of("ZAR", "1" + cif, "USD", "2" + cif)));
        }
        return turned ? clients.reversed() : clients;
    }

    private List<ValidTrade> trades(boolean turned) {
        List<ValidTrade> trades = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            ClientCard card = stage.card(String.format("C%03d", turned ? CLIENTS - 1 - i : i));
            trades.add(Stage.trade(i + 2, card, (turned ? 5000 : 1000) + i + ".00"));
        }
        return trades;
    }

    @Test
    void new_clients_in_two_files_are_created_once() {
        ClientImportStore store = stage.clients();
        try (ExecutorService pool = stage.pacing().executor("import", 2)) {
            CompletableFuture<ClientsStored> one =
                    CompletableFuture.supplyAsync(() -> store.store(clients("358", false), Stage.ACTOR), pool);
            CompletableFuture<ClientsStored> two =
                    CompletableFuture.supplyAsync(() -> store.store(clients("358", true), Stage.ACTOR), pool);
            assertThat(one.join().created() + two.join().created()).isEqualTo(CLIENTS);
            assertThat(one.join().unchanged() + two.join().unchanged()).isEqualTo(CLIENTS);
        }
        assertThat(stage.test().number("select count(*) from account")).isEqualTo(2L * CLIENTS);
        assertThat(new ChainCheck(stage.database()).all()).isEmpty();
    }

    @Test
    void clients_that_change_while_their_trades_come_in_hold_nobody_up() {
        stage.clients().store(clients("358", false), Stage.ACTOR);
        ClientImportStore store = stage.clients();
        BatchImportStore batches = stage.batches();
        List<ValidTrade> forward = trades(false);
        List<ValidTrade> backward = trades(true);
        try (ExecutorService pool = stage.pacing().executor("import", 4)) {
            List<CompletableFuture<?>> all =
                    List.of(
                            CompletableFuture.supplyAsync(() -> store.store(clients("200", true), Stage.ACTOR), pool),
                            CompletableFuture.supplyAsync(
                                    () ->
                                            batches.store(
                                                    Stage.batch("a", forward), forward, FileTrail.NONE, Stage.ACTOR),
                                    pool),
                            CompletableFuture.supplyAsync(() -> store.store(clients("100", false), Stage.ACTOR), pool),
                            CompletableFuture.supplyAsync(
                                    () ->
                                            batches.store(
                                                    Stage.batch("b", backward), backward, FileTrail.NONE, Stage.ACTOR),
                                    pool));
            assertThat(all).extracting(CompletableFuture::join).filteredOn(Stored.class::isInstance).hasSize(2);
        }
        assertThat(stage.test().number("select count(*) from trade")).isEqualTo(2L * CLIENTS);
        assertThat(stage.test().number("select count(distinct spread) from client")).isEqualTo(1);
        assertThat(new ChainCheck(stage.database()).all()).isEmpty();
    }
}
