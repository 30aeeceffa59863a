package com.fxbatchtrader.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.settings.Flags;
import com.fxbatchtrader.app.settings.Keys;
import com.fxbatchtrader.app.settings.Place;
import com.fxbatchtrader.app.settings.SettingsLoader;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.ReceivedBooking;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.ContentHash;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.engine.Engine;
import com.fxbatchtrader.engine.EngineListener;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.importing.BatchImportStore;
import com.fxbatchtrader.store.importing.ClientCards;
import com.fxbatchtrader.store.importing.ClientImportStore;
import com.fxbatchtrader.store.importing.FileTrail;
import com.fxbatchtrader.store.importing.ImportOutcome;
import com.fxbatchtrader.store.importing.NewBatch;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.run.WatchStore;
import com.fxbatchtrader.testing.FaultProxy;
import com.fxbatchtrader.testing.FaultProxy.Fault;
import com.fxbatchtrader.testing.PgServer;
import com.fxbatchtrader.testing.QuickTimeouts;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// The engine as the program puts it together, on a real PostgreSQL behind a network that fails, and a bank that does
/// not de-duplicate. Whatever happens to the database: each trade is sent once, none while it is away, and the run goes
/// on by itself.
@Tag("slow")
class PostgresStressTest {

    private static final Duration BOUND = Duration.ofSeconds(40);
    private static final int TRADES = 24;

    @TempDir private static Path data = Path.of("");

    private static PgServer server;

    private final SystemPacing pacing = new SystemPacing();
    private final Uuid7 ids = new Uuid7(pacing);
    private final List<Boolean> heard = new CopyOnWriteArrayList<>();

    @TempDir private Path folder = Path.of("");

    private String name = "";
    private FaultProxy proxy;
    private BankSimulator bank;
    private Database database;
    private BankGateway gateway;
    private Engine engine;
    private UUID batch = new UUID(0, 0);

    @BeforeAll
    static void start() {
        server = PgServer.start(data.resolve("server"));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        name = "fx_" + UUID.randomUUID().toString().replace("-", "");
        server.execute("postgres", "create database " + name + " encoding 'UTF8' template template0");
        proxy = new FaultProxy(server.port(), pacing);
        Path profile =
                Files.writeString(
                        folder.resolve("profile"), "deduplicate = false\nlatency = 5ms..20ms\nquote-life = 20s\n");
        bank = BankSimulator.start(SimulatorSettings.plain().withProfile(FaultProfile.read(profile)), pacing);
        database =
                Database.open(
                        DatabaseSettings.parse(
                                        "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + name,
                                        "postgres",
                                        "postgres")
                                .ownedBy("desk-1:4711:a1b2c3")
                                .withTimeouts(QuickTimeouts.quick()),
                        TestDatabase.ENTITIES,
                        pacing);
        batch = queued();
        begin();
    }

    private UUID queued() {
        new ClientImportStore(database, pacing, ids).store(List.of(Stage.client("A1")), Stage.ACTOR);
        var card = new ClientCards(database).byCif(Set.of("A1")).get("A1");
        List<ValidTrade> trades = new ArrayList<>();
        for (int row = 2; row < TRADES + 2; row++) {
            trades.add(Stage.trade(row, card, (1000 + row) + "." + (10 + row)));
        }
        NewBatch made = Stage.batch("stress", trades);
        assertThat(made.contentHash()).isEqualTo(ContentHash.of(trades));
        return ((ImportOutcome.Stored)
                        new BatchImportStore(database, pacing, ids).store(made, trades, FileTrail.NONE, Stage.ACTOR))
                .id();
    }

    private void begin() {
        Flags flags =
                new Flags(
                        Map.of(
                                Keys.BANK_URL,
                                bank.baseUri().toString(),
                                Keys.LOCK_TIMEOUT,
                                "6s",
                                Keys.REFERENCE_RATE,
                                "USD/ZAR=17.79"),
                        Optional.empty(),
                        OptionalInt.empty());
        DeskSettings settings = new SettingsLoader(new Place(Map.of(), "Linux", folder)).load(flags, Purpose.TRADING);
        Trading trading =
                new Trading(
                        settings,
                        settings.bank().orElseThrow(),
                        new Owner("desk-1", "desk-1:4711:a1b2c3", "user:thandi@desk-1"),
                        database,
                        pacing,
                        ids,
                        one -> one);
        trading.bindBank();
        gateway = trading.gateway();
        EngineListener listener =
                new EngineListener() {
                    @Override
                    public void database(boolean available) {
                        heard.add(available);
                    }
                };
        engine =
                trading.engine(
                        gateway,
                        new DeskCalendar(new DeskBook(database), CutOffs.NONE),
                        trading.references(_ -> {}),
                        new AnyBatch(),
                        listener);
        engine.start();
    }

    private static final class AnyBatch implements Engine.Demand {
        @Override
        public boolean wantsMore() {
            return true;
        }

        @Override
        public void claimed(UUID batchId) {}
    }

    @AfterEach
    void remove() {
        proxy.blackHole(false);
        engine.stop(Duration.ofSeconds(20));
        gateway.close();
        database.close();
        proxy.close();
        bank.close();
    }

    private void untilSent(int trades) {
        await().pollInterval(Duration.ofMillis(5)).atMost(BOUND).until(() -> bank.received().size() >= trades);
    }

    /// The batch ends, and each of its trades has been sent and booked once.
    private void endsWithEachTradeOnce() {
        WatchStore watch = new WatchStore(database);
        await().atMost(BOUND)
                .ignoreExceptions()
                .until(() -> watch.look(batch).orElseThrow().status() == BatchStatus.SUCCESS);
        assertThat(bank.ledger().stream().map(Booking::amount)).hasSize(TRADES).doesNotHaveDuplicates();
        assertThat(bank.received().stream().map(ReceivedBooking::dealTransactionId)).doesNotHaveDuplicates();
        assertThat(watch.look(batch).orElseThrow().counts().succeeded()).isEqualTo(TRADES);
    }

    /// What was on its way has arrived, and nothing more comes while the database is away.
    private void nothingIsSent(Duration time) {
        pacing.pause(Duration.ofMillis(500));
        int sent = bank.received().size();
        pacing.pause(time);
        assertThat(bank.received()).as("sent while the database is away").hasSize(sent);
        assertThat(sent).isLessThan(TRADES);
    }

    @Test
    void a_server_that_restarts_in_the_middle_of_a_batch_only_delays_it() {
        untilSent(5);
        server.stop();
        nothingIsSent(Duration.ofSeconds(2));
        assertThat(heard).as("told that the database is away").contains(false);
        server.start();
        endsWithEachTradeOnce();
        assertThat(heard.getLast()).isTrue();
    }

    @Test
    void connections_that_are_cut_at_any_point_of_a_commit_lose_and_repeat_nothing() {
        Random random = new Random(3);
        List<Fault> faults = List.of(Fault.CUT_REQUEST, Fault.CUT_ANSWER, Fault.RESET_ANSWER, Fault.HALF_CLOSE);
        for (int i = 1; i <= 8; i++) {
            untilSent(i * 2);
            pacing.pause(Duration.ofMillis(random.nextInt(25)));
            proxy.onNextRequest(faults.get(i % 4));
        }
        endsWithEachTradeOnce();
    }

    @Test
    void answers_that_are_cut_after_any_number_of_bytes_lose_and_repeat_nothing() {
        Random random = new Random(7);
        for (int i = 1; i <= 6; i++) {
            untilSent(i * 2);
            proxy.cutAnswersAfter(random.nextInt(6000));
            pacing.pause(Duration.ofMillis(100));
            proxy.cutAnswersAfter(Long.MAX_VALUE / 2);
        }
        endsWithEachTradeOnce();
    }

    @Test
    void a_pool_that_others_have_used_up_breaks_nothing_and_the_lease_lives_on() {
        untilSent(5);
        CompletableFuture<Boolean> enough = new CompletableFuture<>();
        for (int i = 0; i < 8; i++) {
            pacing.start(
                    "hog",
                    () ->
                            database.inTransactionDo(
                                    session -> {
                                        for (int s = 0; s < 30 && !enough.isDone(); s++) {
                                            session.createNativeQuery("select 1", Integer.class).getSingleResult();
                                            pacing.await(enough, Duration.ofSeconds(1));
                                        }
                                    }));
        }
        // longer than the lease: it is renewed on connections of its own
        nothingIsSent(Duration.ofSeconds(7));
        assertThat(server.texts(name, "select locked_by from batch where lock_timeout > now()"))
                .containsExactly("desk-1:4711:a1b2c3");
        enough.complete(true);
        endsWithEachTradeOnce();
        assertThat(server.texts(name, "select fence from batch")).as("never taken over").containsExactly("1");
    }

    @Test
    void sockets_that_have_died_in_silence_are_found_within_the_socket_time_out() {
        untilSent(5);
        proxy.blackHole(true);
        nothingIsSent(Duration.ofSeconds(3));
        assertThat(heard).as("told that the database is away").contains(false);
        proxy.blackHole(false);
        endsWithEachTradeOnce();
    }
}
