package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.store.PostgresServers;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Workers, a run and an importer, each with a connection pool and an owner's name of its own, on one PostgreSQL.
@Tag("slow")
class WorkersTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final SystemPacing pacing = new SystemPacing();
    private final PostgresServers server = PostgresServers.shared();

    @TempDir private Path folder = Path.of("");

    private CommandScene scene(String who, String database) throws IOException {
        return CommandScene.whole(Files.createDirectories(folder.resolve(who)))
                .variable("FXBATCH_DB", "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database)
                .variable("FXBATCH_DB_USER", "postgres")
                .variable("FXBATCH_DB_PASSWORD", "postgres");
    }

    private CompletableFuture<Integer> begun(Program program, String... arguments) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        pacing.start("program", () -> code.complete(program.run(arguments)));
        return code;
    }

    private static String trades(int batch) {
        StringBuilder csv = new StringBuilder("Client CIF,Amount ZAR\n");
        for (int i = 0; i < 4; i++) {
            csv.append("40000001,").append(1000 + batch * 10 + i).append(".").append(10 + i).append('\n');
        }
        return csv.toString();
    }

    @Test
    void an_idle_worker_claims_what_another_process_queues_at_once() throws Exception {
        String database = server.emptyDatabase();
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), pacing)) {
            CommandScene office = officeWithClient(database);
            CommandScene scene = scene("worker", database);
            Program program = scene.program();
            CompletableFuture<Integer> code = begun(program, "worker", "--bank=" + bank.baseUri());
            await().atMost(BOUND).until(() -> scene.err().contains("Nothing to claim"));
            for (int i = 1; i <= 9; i++) {
                String ended = "#" + i + " ended";
                assertThat(office.run("import", "batch", office.file("b" + i + ".csv", trades(i)))).isZero();
                await().atMost(BOUND).until(() -> scene.err().contains(ended));
            }
            program.stop().raise();
            assertThat(pacing.await(code, BOUND)).contains(130);
            // both times are the server's; the first is before the commit
            List<Double> millis =
                    numbers(
                            database,
                            "select extract(epoch from c.recorded_at - q.recorded_at) * 1000 from event q join event c"
                                    + " on c.stream_id = q.stream_id and c.kind = 'BATCH_CLAIMED'"
                                    + " where q.kind = 'BATCH_QUEUED' order by 1");
            assertThat(millis).hasSize(9);
            assertThat(millis.get(4)).as("the median of %s; the poll alone takes 250 ms", millis).isLessThan(100);
        } finally {
            server.drop(database);
        }
    }

    private List<Double> numbers(String database, String query) throws SQLException {
        List<Double> found = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database,
                                "postgres",
                                "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getDouble(1));
            }
        }
        return found;
    }

    private CommandScene officeWithClient(String database) throws IOException {
        CommandScene office = scene("office", database);
        office.run(
                "import",
                "clients",
                office.file(
                        "clients.csv",
                        """
                        Client,Client CIF,Fixed Spread,ZAR Account,USD Account
                        Ember Canyon Seeds,40000001,358,10000000001,20000000001
                        """));
        assertThat(office.run("rate", "set", "USD/ZAR=17.79")).isZero();
        return office;
    }

    private static List<String> statuses(CommandScene office) {
        assertThat(office.run("batch", "list", "--json")).isZero();
        return JsonMapper.shared()
                .readTree(office.out())
                .valueStream()
                .map(batch -> batch.get("status").stringValue())
                .toList();
    }

    @Test
    void workers_and_a_run_share_one_queue_and_each_trade_is_booked_once() throws Exception {
        String database = server.emptyDatabase();
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), pacing)) {
            String bankFlag = "--bank=" + bank.baseUri();
            CommandScene office = officeWithClient(database);
            List<Program> workers = new ArrayList<>();
            List<CompletableFuture<Integer>> codes = new ArrayList<>();
            List<CommandScene> scenes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                CommandScene scene = scene("worker-" + i, database);
                Program program = scene.program();
                scenes.add(scene);
                workers.add(program);
                codes.add(begun(program, "worker", bankFlag, "--max-batches", "1"));
            }
            for (CommandScene scene : scenes) {
                await().atMost(BOUND).until(() -> scene.err().contains("Nothing to claim"));
            }
            for (int i = 1; i <= 5; i++) {
                assertThat(office.run("import", "batch", office.file("b" + i + ".csv", trades(i)))).isZero();
            }
            CommandScene runner = scene("runner", database);
            assertThat(runner.run("run", runner.file("b6.csv", trades(6)), bankFlag)).isZero();
            // the run executes what still stands before its own batch; whatever the workers have begun they end
            await().atMost(BOUND).until(() -> statuses(office).stream().allMatch("SUCCESS"::equals));
            workers.forEach(program -> program.stop().raise());
            for (CompletableFuture<Integer> code : codes) {
                assertThat(pacing.await(code, BOUND)).contains(130);
            }
            assertThat(bank.ledger()).hasSize(24);
            assertThat(bank.ledger().stream().map(Booking::amount)).doesNotHaveDuplicates();
            assertThat(bank.received()).hasSize(24);
            office.run("batch", "list", "--json");
            for (JsonNode batch : JsonMapper.shared().readTree(office.out())) {
                assertThat(batch.get("status").stringValue()).isEqualTo("SUCCESS");
                assertThat(batch.get("lockedBy").isNull()).isTrue();
                assertThat(batch.get("fence").longValue()).as("claimed once").isEqualTo(1);
                assertThat(batch.get("currentConcurrentTrades").intValue()).isZero();
            }
        } finally {
            server.drop(database);
        }
    }
}
