package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.testing.FaultProxy;
import com.fxbatchtrader.testing.PgServer;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A real primary and a real standby behind one address, and a worker that trades through it while they change places.
/// The bank does not de-duplicate.
@Tag("slow")
class FailoverTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int TRADES = 24;
    private static final BigDecimal RATE = new BigDecimal("0.003");

    private final SystemPacing pacing = new SystemPacing();

    @TempDir private Path folder = Path.of("");

    private PgServer primary;
    private PgServer standby;
    private FaultProxy proxy;
    private BankSimulator bank;
    private CommandScene office;

    @BeforeEach
    void open() throws IOException {
        primary = PgServer.start(folder.resolve("primary"));
        standby = primary;
        primary.execute("postgres", "create database fx encoding 'UTF8' template template0");
        proxy = new FaultProxy(primary.port(), pacing);
        Path profile =
                Files.writeString(
                        folder.resolve("profile.txt"), "deduplicate = false\nquote-life = 7s\nlatency = 10ms..30ms\n");
        bank = BankSimulator.start(SimulatorSettings.plain().withProfile(FaultProfile.read(profile)), pacing);
        office = scene("office");
        assertThat(
                        office.run(
                                "import",
                                "clients",
                                office.file(
                                        "clients.csv",
                                        """
                                        Client,Client CIF,Fixed Spread,ZAR Account,USD Account
                                        Ember Canyon Seeds,40000001,358,10000000001,20000000001
                                        """)))
                .isZero();
        assertThat(office.run("rate", "set", "USD/ZAR=17.79")).isZero();
        // the first booking shows that the bank answers by our key
        assertThat(office.run("run", office.file("first.csv", trades(1, 900_000)), "--bank=" + bank.baseUri()))
                .isZero();
        assertThat(
                        office.run(
                                "import",
                                "batch",
                                office.file("second.csv", trades(TRADES, 1_000)),
                                "--max-concurrent=3"))
                .isZero();
    }

    @AfterEach
    void remove() {
        proxy.close();
        standby.close();
        primary.close();
        bank.close();
    }

    private CommandScene scene(String who) throws IOException {
        return CommandScene.whole(Files.createDirectories(folder.resolve(who)))
                .variable("FXBATCH_DB", "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/fx")
                .variable("FXBATCH_DB_USER", "postgres")
                .variable("FXBATCH_DB_PASSWORD", "postgres")
                .variable("FXBATCH_EVIDENCE_MARGIN", "1s");
    }

    private static String trades(int count, int first) {
        StringBuilder csv = new StringBuilder("Client CIF,Amount ZAR\n");
        for (int i = 0; i < count; i++) {
            csv.append("40000001,").append(first + i * 7).append('.').append(10 + i).append('\n');
        }
        return csv.toString();
    }

    /// A worker that trades until the standby has taken over.
    private CompletableFuture<Integer> worker(Program program) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        pacing.start("worker", () -> code.complete(program.run("worker", "--bank=" + bank.baseUri())));
        return code;
    }

    private void takeOver() {
        primary.stop();
        standby.promote();
        proxy.leadTo(standby.port());
    }

    private long items(String where) {
        return Long.parseLong(
                standby.texts("fx", "select count(*) from match_item where kind = 'TRADE' and " + where).getFirst());
    }

    /// The ten minutes that a quote may live are over; all comes to be matched.
    private void matchedWhenQuotesAreDead() {
        standby.execute("fx", "update desk set match_until = now() - interval '1 s'");
        await().atMost(BOUND)
                .until(
                        () -> {
                            standby.execute(
                                    "fx",
                                    "update match_item set next_ask_at = now()"
                                            + " where next_ask_at > now() + interval '5 min'");
                            return standby.texts("fx", "select id from match_item where state = 'OPEN'").isEmpty();
                        });
    }

    private boolean isBlocked() {
        return !standby.texts("fx", "select 1 from desk where blocked_at is not null").isEmpty();
    }

    private void judge() throws IOException {
        assertThat(bank.ledger()).hasSize(TRADES + 1);
        assertThat(bank.ledger().stream().map(Booking::amount)).doesNotHaveDuplicates();
        Map<String, Booking> byKey =
                bank.ledger().stream().collect(Collectors.toMap(Booking::dealTransactionId, Function.identity()));
        assertThat(office.run("batch", "show", "2", "--trades", "--json")).isZero();
        JsonNode batch = JsonMapper.shared().readTree(office.out());
        assertThat(batch.path("status").asString()).isEqualTo("SUCCESS");
        for (JsonNode trade : batch.path("trades")) {
            Booking booking = byKey.get(trade.path("dealTransactionId").asString());
            assertThat(booking).as("the booking of %s", trade).isNotNull();
            assertThat(number(trade, "amount")).isEqualByComparingTo(booking.amount());
            // of a booking that was found the amounts are known to the cent, and the rate as far as they tell it
            assertThat(number(trade, "clientRate")).isCloseTo(booking.dealRate(), within(RATE));
            assertThat(number(trade, "bankRate")).isCloseTo(booking.quoteRate(), within(RATE));
            assertThat(number(trade, "usdAmount")).isEqualByComparingTo(booking.baseAmount());
        }
        assertThat(scene("check").run("db", "check")).isZero();
    }

    private static BigDecimal number(JsonNode trade, String field) {
        return new BigDecimal(trade.path(field).asString());
    }

    @Test
    void what_an_older_standby_has_lost_is_found_at_the_bank_before_anything_is_sent_again() throws Exception {
        primary.stop();
        standby = primary.standby(folder.resolve("standby"), false);
        primary.start();
        standby.start();
        CommandScene desk = scene("worker");
        Program program = desk.program();
        CompletableFuture<Integer> code = worker(program);
        await().atMost(BOUND).until(() -> bank.ledger().size() > 6);
        takeOver();
        await().atMost(BOUND).until(this::isBlocked);
        await().atMost(BOUND).until(() -> desk.err().contains("blocked: the database server has changed"));
        int sent = bank.received().size();
        assertThat(sent).isBetween(7, TRADES);

        assertThat(office.run("start", "--reason=go on")).isEqualTo(2);
        assertThat(office.err()).contains("it cannot be lifted yet", "of " + TRADES + " trades", "not before");
        await().atMost(BOUND).until(() -> items("state = 'FOUND'") > 0);
        matchedWhenQuotesAreDead();
        assertThat(items("state = 'FOUND'")).isEqualTo(bank.ledger().size() - 1L);
        assertThat(bank.received()).hasSize(sent);

        assertThat(office.run("start", "--reason=all is matched")).as(office.err()).isZero();
        await().atMost(BOUND).until(() -> desk.err().contains("#2 ended"));
        program.stop().raise();
        assertThat(pacing.await(code, BOUND)).contains(130);
        assertThat(bank.received()).hasSize(TRADES + 1);
        judge();
    }

    @Test
    void a_synchronous_standby_has_lost_nothing() throws Exception {
        primary.stop();
        standby = primary.standby(folder.resolve("standby"), true);
        primary.start();
        standby.start();
        await().atMost(BOUND).until(() -> primary.texts("postgres", "select 1 from pg_stat_replication").contains("1"));
        primary.execute("postgres", "alter system set synchronous_standby_names = 'standby'");
        primary.execute("postgres", "select pg_reload_conf()");
        await().atMost(BOUND)
                .until(() -> primary.texts("postgres", "select sync_state from pg_stat_replication").contains("sync"));
        CommandScene desk = scene("worker");
        Program program = desk.program();
        CompletableFuture<Integer> code = worker(program);
        await().atMost(BOUND).until(() -> bank.ledger().size() > 6);
        takeOver();
        await().atMost(BOUND).until(this::isBlocked);
        matchedWhenQuotesAreDead();
        assertThat(items("state <> 'FREE'")).as("nothing was lost").isZero();
        assertThat(office.run("start", "--reason=all is matched")).as(office.err()).isZero();
        await().atMost(BOUND).until(() -> desk.err().contains("#2 ended"));
        program.stop().raise();
        assertThat(pacing.await(code, BOUND)).contains(130);
        judge();
    }
}
