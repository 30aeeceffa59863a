package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.DatabaseLocation;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// `doubt booked` against the simulator, over the wire, on both databases. The bank knows one client's deal by its own
/// id only, its statement shows nothing yet, and the answer to the booking was lost.
@Tag("slow")
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_FILE", "POSTGRESQL"})
class BookedByReferenceTest {

    private static final String CLIENTS =
            """
            Client,Client CIF,Fixed Spread,ZAR Account,USD Account
            Ember Canyon Seeds,40000001,358,10000000001,20000000001
            Heron Delta Textiles,40000002,200,10000000002,20000000002
            """;
    private static final String TRADES =
            """
            Client CIF,Amount ZAR
            40000001,200000.00
            40000002,390000.10
            """;

    @Parameter private DatabaseKind kind = DatabaseKind.H2_FILE;

    private final SystemPacing pacing = new SystemPacing();

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));
    private TestDatabase database = TestDatabase.fresh(DatabaseKind.H2_MEMORY, pacing);
    private BankSimulator bank = startedBank();

    private BankSimulator startedBank() {
        FaultProfile profile =
                FaultProfile.clean()
                        .with("cif.40000002.book.reset-after", "once")
                        .with("cif.40000002.book.status-by-own-id", "1")
                        .with("statement.statement-empty", "1");
        try {
            return BankSimulator.start(SimulatorSettings.plain().withProfile(profile), pacing);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Both are booked; of the second one nobody here knows.
    @BeforeEach
    void begin() throws Exception {
        database = TestDatabase.fresh(kind, pacing);
        scene = CommandScene.whole(folder);
        if (database.settings().location() instanceof DatabaseLocation.PostgresServer server) {
            scene.variable("FXBATCH_DB", "jdbc:postgresql://" + server.hosts() + "/" + server.database())
                    .variable("FXBATCH_DB_USER", "postgres")
                    .variable("FXBATCH_DB_PASSWORD", "postgres");
        }
        String clients = scene.file("clients.csv", CLIENTS);
        String trades = scene.file("morning.csv", TRADES);
        Program program = scene.program();
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(
                        () -> program.run("run", trades, "--clients", clients, bankFlag()),
                        body -> pacing.start("program", body));
        await().atMost(Duration.ofSeconds(30)).until(() -> bank.calls().getOrDefault(Call.STATUS, 0L) > 2);
        assertThat(program.stop().raise()).isTrue();
        assertThat(code.get()).isEqualTo(130);
        assertThat(bank.ledger()).hasSize(2);
        assertThat(status()).isEqualTo("IN_DOUBT");
    }

    @AfterEach
    void end() {
        bank.close();
        database.close();
    }

    private String bankFlag() {
        return "--bank=" + bank.baseUri();
    }

    private Booking deal(String cif) {
        return bank.ledger().stream().filter(booking -> booking.cif().equals(cif)).findFirst().orElseThrow();
    }

    private int booked(String reference) {
        return scene.run(
                "doubt", "booked", "1/3", "--reference", reference, "--reason", "the slip", "--json", bankFlag());
    }

    private String status() {
        assertThat(scene.run("doubt", "show", "1/3", "--json")).isZero();
        return json().get("trade").get("status").stringValue();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(scene.out());
    }

    @Test
    void only_the_reference_of_this_very_booking_books_it_and_only_once() {
        assertThat(booked("00000000-aaaa-4aaa-8aaa-000000000000")).isEqualTo(6);
        assertThat(scene.err()).contains("does not know the reference", "trade 1/3 stays IN_DOUBT");
        assertThat(booked(deal("40000001").transactionId())).isEqualTo(2);
        assertThat(scene.err()).contains("is the bank's id of trade 1/2, attempt 1 (BOOKED)");
        assertThat(booked(deal("40000002").dealTransactionId())).isEqualTo(2);
        assertThat(scene.err()).contains("is our own key of it");
        assertThat(status()).isEqualTo("IN_DOUBT");
        assertThat(scene.run("stop", "--reason", "strange rates")).isZero();

        assertThat(booked(deal("40000002").transactionId())).isZero();
        assertThat(scene.err()).contains("the bank is asked for", "is booked for good, otherwise it stays IN_DOUBT");
        JsonNode done = json();
        assertThat(done.get("settled").booleanValue()).isTrue();
        JsonNode attempt = done.get("attempts").get(0);
        assertThat(attempt.get("proof").stringValue()).isEqualTo("STATUS_BY_REFERENCE");
        assertThat(attempt.get("bankTransactionId").stringValue()).isEqualTo(deal("40000002").transactionId());
        assertThat(done.get("history").toString()).contains("the slip", "user:");

        assertThat(booked(deal("40000002").transactionId())).isEqualTo(2);
        assertThat(scene.err()).contains("is SUCCESS and in no doubt");
        assertThat(scene.run("batch", "show", "1", "--json")).isZero();
        assertThat(json().get("status").stringValue()).isEqualTo("SUCCESS");
        assertThat(bank.received()).hasSize(2);
    }
}
