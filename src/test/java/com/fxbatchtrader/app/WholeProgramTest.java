package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.app.desk.Probes;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.store.CommitListener;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// The command line on real parts: an H2 file, a bank on a socket, the engine between them.
@Tag("slow")
class WholeProgramTest {

    private static final String CLIENTS =
            """
            Client,Client CIF,Fixed Spread,ZAR Account,USD Account
            Ember Canyon Seeds,40000001,358,10000000001,20000000001
            Heron Delta Textiles,40000002,200,10000000002,20000000002
            Quartz Summit Tools,40000003,150,10000000003,20000000003
            """;
    private static final String TRADES =
            """
            Client CIF,Amount ZAR
            40000001,200000.00
            40000002,390000.10
            40000003,7000.55
            """;

    private final SystemPacing pacing = new SystemPacing();

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));
    private BankSimulator bank = startedBank(FaultProfile.clean());
    private String clients = "";
    private String trades = "";

    private BankSimulator startedBank(FaultProfile profile) {
        try {
            return BankSimulator.start(SimulatorSettings.plain().withProfile(profile), pacing);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void begin() {
        scene = CommandScene.whole(folder);
        clients = scene.file("clients.csv", CLIENTS);
        trades = scene.file("morning.csv", TRADES);
    }

    @AfterEach
    void end() {
        bank.close();
    }

    private String bankFlag() {
        return "--bank=" + bank.baseUri();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(scene.out());
    }

    @Test
    void a_file_is_executed_to_its_end_with_the_figures_of_the_banks_ledger() {
        assertThat(scene.run("run", trades, "--clients", clients, bankFlag(), "--json")).isZero();

        JsonNode run = json();
        assertThat(run.get("status").stringValue()).isEqualTo("SUCCESS");
        assertThat(run.get("succeeded").intValue()).isEqualTo(3);
        assertThat(run.get("lockedBy").isNull()).isTrue();
        Map<String, Booking> ledger = new HashMap<>();
        bank.ledger().forEach(b -> ledger.put(b.cif(), b));
        assertThat(bank.ledger()).hasSize(3);
        for (JsonNode trade : run.get("trades")) {
            Booking booking = ledger.get(trade.get("cif").stringValue());
            assertThat(booking).isNotNull();
            assertThat(trade.get("dealTransactionId").stringValue()).isEqualTo(booking.dealTransactionId());
            assertThat(trade.get("bankTransactionId").stringValue()).isEqualTo(booking.transactionId());
            assertThat(decimal(trade, "amount")).isEqualByComparingTo(booking.amount());
            assertThat(decimal(trade, "bankRate")).isEqualByComparingTo(booking.quoteRate());
            assertThat(decimal(trade, "clientRate")).isEqualByComparingTo(booking.dealRate());
            assertThat(decimal(trade, "usdAmount")).isEqualByComparingTo(booking.baseAmount());
        }
        BigDecimal booked = bank.ledger().stream().map(Booking::baseAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        JsonNode totals = run.get("summary").get("totals").get(0);
        assertThat(decimal(totals, "baseAmount")).isEqualByComparingTo(booked);
        assertThat(decimal(totals, "quoteAmount")).isEqualByComparingTo("597000.65");
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).stringValue());
    }

    @Test
    void what_was_done_can_be_looked_at_afterwards() {
        assertThat(scene.run("import", "clients", clients)).isZero();
        assertThat(scene.run("import", "batch", trades, "--dry-run")).isZero();
        assertThat(scene.run("import", "batch", trades, "--name", "early", "--priority", "8")).isZero();
        String id = scene.out().strip();

        assertThat(scene.run("batch", "list", "--json")).isZero();
        assertThat(json().size()).isEqualTo(1);
        assertThat(json().get(0).get("id").stringValue()).isEqualTo(id);
        assertThat(json().get(0).get("priority").intValue()).isEqualTo(8);
        assertThat(json().get(0).get("status").stringValue()).isEqualTo("PENDING");
        assertThat(json().get(0).get("waitsFor").get("cause").stringValue()).isIn("NEXT", "NO_WORKER");
        assertThat(json().get(0).get("expectedUnknown").stringValue()).isEqualTo("NOT_MEASURED");

        assertThat(scene.run("run", id, bankFlag())).isZero();
        assertThat(scene.out()).contains("#1 early  success").contains("597 000.65  ZAR");

        assertThat(scene.run("run", "1", bankFlag())).isZero();
        assertThat(bank.ledger()).hasSize(3);
        assertThat(scene.run("batch", "show", "1", "--trades")).isZero();
        assertThat(scene.out()).contains("Heron Delta Textiles").contains("390 000.10");
        assertThat(scene.run("doubt", "list")).isZero();
        assertThat(scene.out()).contains("Nothing is in doubt");
    }

    @Test
    void the_same_file_again_is_refused_until_a_reason_is_given() {
        scene.run("import", "clients", clients);
        assertThat(scene.run("import", "batch", trades)).isZero();

        assertThat(scene.run("run", trades, bankFlag())).isEqualTo(4);
        assertThat(scene.err()).contains("the same file was imported as batch #1");
        assertThat(bank.ledger()).isEmpty();
        assertThat(scene.run("import", "batch", trades, "--allow-duplicate", "they mean it")).isZero();
    }

    @Test
    void every_problem_of_a_bad_file_is_told_and_nothing_is_stored() {
        scene.run("import", "clients", clients);
        String bad =
                scene.file(
                        "bad.csv",
                        """
                        Client CIF,Amount ZAR
                        40000001,-5
                        ,100.00
                        49999999,abc
                        """);

        assertThat(scene.run("run", bad, bankFlag())).isEqualTo(4);
        assertThat(scene.errLines())
                .anyMatch(l -> l.startsWith(bad + ":2: Amount ZAR: found \"-5\", expected "))
                .anyMatch(l -> l.startsWith(bad + ":3: Client CIF: found nothing, expected "))
                .anyMatch(l -> l.startsWith(bad + ":4: "));
        scene.run("batch", "list", "--json");
        assertThat(json().isEmpty()).isTrue();
    }

    @Test
    void rates_are_kept_and_quotes_are_judged_against_them() {
        assertThat(scene.run("rate", "set", "USD/ZAR=25.00")).isZero();
        assertThat(scene.run("rate", "list", "--json")).isZero();
        assertThat(json().get(0).get("rate").stringValue()).isEqualTo("25.0000");

        assertThat(scene.run("run", trades, "--clients", clients, bankFlag(), "--json")).isEqualTo(4);
        assertThat(json().get("summary").get("failures").get(0).get("reason").stringValue()).isEqualTo("RATE_GUARD");
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void some_failures_exit_with_3_and_are_grouped_by_reason() {
        bank.faults().nextFor("40000002", Call.BALANCE, Fault.BALANCE_CLOSED);

        assertThat(scene.run("run", trades, "--clients", clients, bankFlag())).isEqualTo(3);
        assertThat(scene.out()).contains("partial success").contains("1  ACCOUNT_CLOSED");
        assertThat(bank.ledger()).hasSize(2);
    }

    @Test
    void an_interrupted_run_stops_in_order_and_can_be_continued() throws Exception {
        bank.close();
        bank = startedBank(FaultProfile.clean().with("latency", "100ms"));
        Program program = scene.program();
        // A thread of its own: the JDK's HTTP client hands answers over in the common pool, which has one thread here
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(
                        () -> program.run("run", trades, "--clients", clients, bankFlag(), "--max-concurrent", "1"),
                        body -> pacing.start("program", body));
        await().atMost(Duration.ofSeconds(30)).until(() -> bank.calls().getOrDefault(Call.CREATE_QUOTE, 0L) > 0);
        assertThat(program.stop().raise()).isTrue();

        assertThat(code.get()).isEqualTo(130);
        assertThat(scene.out()).contains("stopped in order").contains("fxbatch run 1");
        assertThat(bank.ledger()).hasSizeLessThan(3);

        assertThat(CommandScene.whole(folder).run("run", "1", bankFlag())).isZero();
        assertThat(bank.ledger()).hasSize(3);
        assertThat(bank.received()).hasSize(3);
    }

    @Test
    void a_worker_drains_the_queue_judging_by_the_desks_rate() {
        scene.run("import", "clients", clients);
        scene.run("import", "batch", trades);
        assertThat(scene.run("rate", "set", "USD/ZAR=17.79")).isZero();

        assertThat(scene.run("worker", "--drain", bankFlag())).isZero();
        assertThat(scene.errLines()).contains("#1 claimed", "#1 ended: success, 3 succeeded");
        assertThat(scene.out()).contains("The queue is empty: 1 batch ended, 3 trades: 3 succeeded");
        assertThat(bank.ledger()).hasSize(3);
        assertThat(scene.run("worker", "--drain", bankFlag())).isZero();
        assertThat(bank.ledger()).hasSize(3);
    }

    @Test
    void a_worker_without_a_rate_waits_says_so_and_stops_in_order() throws Exception {
        scene.run("import", "clients", clients);
        scene.run("import", "batch", trades);
        Program program = scene.program();
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(
                        () -> program.run("worker", bankFlag()), body -> pacing.start("program", body));
        await().atMost(Duration.ofSeconds(30)).until(() -> scene.err().contains("there is no reference rate"));
        assertThat(program.stop().raise()).isTrue();

        assertThat(code.get()).isEqualTo(130);
        assertThat(bank.received()).isEmpty();
        assertThat(scene.run("batch", "show", "1", "--json")).isZero();
        assertThat(json().get("lockedBy").isNull()).isTrue();
    }

    @Test
    void a_booking_may_take_as_long_as_connecting_and_answering_may() {
        List<Duration> deadlines = new CopyOnWriteArrayList<>();
        UnaryOperator<BankGateway> watched =
                gateway ->
                        (BankGateway)
                                Proxy.newProxyInstance(
                                        BankGateway.class.getClassLoader(),
                                        new Class<?>[] {BankGateway.class},
                                        (_, method, arguments) -> {
                                            if (method.getName().equals("book")) {
                                                deadlines.add((Duration) arguments[1]);
                                            }
                                            return method.invoke(gateway, arguments);
                                        });
        scene = CommandScene.whole(folder, new Probes(watched, CommitListener.NONE));
        scene.variable("FXBATCH_BANK_CONNECT_TIMEOUT", "1s").variable("FXBATCH_BANK_RESPONSE_TIMEOUT", "2s");

        assertThat(scene.run("run", trades, "--clients", clients, bankFlag())).isZero();
        assertThat(deadlines).hasSize(3).containsOnly(Duration.ofSeconds(3));
    }

    @Test
    void locks_in_a_file_that_nobody_has_are_marked_as_expired_by_whoever_opens_it() throws SQLException {
        String file = folder.resolve("desk").toString();
        scene.variable("FXBATCH_DB", "jdbc:h2:" + file);
        assertThat(scene.run("import", "clients", clients)).isZero();
        assertThat(scene.run("import", "batch", trades)).isZero();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update batch set locked_by = 'gone:1:x', locked_at = now(),"
                            + " lock_timeout = dateadd(hour, 1, now()), fence = 1");
        }

        assertThat(scene.run("batch", "list")).isZero();

        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select lock_timeout <= now(), (select count(*) from event where kind ="
                                        + " 'BATCH_LOCK_EXPIRED') from batch")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).as("its lock has run out").isTrue();
            assertThat(row.getInt(2)).isEqualTo(1);
        }
    }

    @Test
    void a_database_that_belongs_to_another_bank_is_not_traded_on() {
        assertThat(scene.run("run", trades, "--clients", clients, bankFlag())).isZero();

        scene.variable("FXBATCH_BANK_ENVIRONMENT", "rehearsal");
        assertThat(scene.run("run", "1", bankFlag())).isEqualTo(2);
        assertThat(scene.errLines()).singleElement().asString().contains("belongs to the bank");
    }

    @Test
    void the_schema_is_made_and_checked_by_its_own_commands() {
        assertThat(scene.run("db", "migrate", "--json")).isZero();
        assertThat(json().get("good").booleanValue()).isTrue();
        assertThat(scene.run("db", "check")).isZero();
        assertThat(scene.out()).contains("the desk can work on it");
    }

    @Test
    void bad_addresses_of_databases_are_told_in_one_line() {
        for (String url : List.of("jdbc:mysql://x/y", "jdbc:h2:/x;INIT=RUNSCRIPT", "jdbc:postgresql://u:p4ss@h/d")) {
            assertThat(scene.run("batch", "list", "--db", url)).isEqualTo(2);
            assertThat(scene.errLines()).hasSize(1);
            assertThat(scene.err()).doesNotContain("p4ss", "RUNSCRIPT");
        }
        assertThat(
                        scene.variable("FXBATCH_DB_USER", "x")
                                .run("batch", "list", "--db", "jdbc:postgresql://127.0.0.1:1/d"))
                .isEqualTo(5);
        assertThat(scene.errLines()).hasSize(1);
    }
}
