package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class DemoCommandTest {

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new CommandScene(folder);
    }

    @Test
    void without_a_command_the_demo_runs_in_a_folder_of_its_own_with_a_bank_of_its_own() {
        scene.run();

        assertThat(scene.errLines()).first().asString().startsWith(" DEMO  fictional clients");
        assertThat(scene.desk.settings.orElseThrow().purpose()).isEqualTo(Purpose.DEMO);
        assertThat(scene.desk.settings.orElseThrow().bank().orElseThrow().environment()).isEqualTo("demo");
        assertThat(scene.desk.settings.orElseThrow().folders().data())
                .isEqualTo(folder.resolve("data/fxbatch/demo"))
                .isDirectoryContaining(f -> f.endsWith("bank-ledger.jsonl"));
        assertThat(scene.desk.asked).contains("clients clients.csv", "import batch-morning.csv");
        assertThat(scene.desk.orders.getFirst().duplicateReason()).contains("demo");
        assertThat(scene.desk.orders.getFirst().name().orElseThrow()).startsWith("Demo ");
    }

    @Test
    void without_a_command_but_with_settings_it_says_that_the_demo_does_not_use_them() {
        scene.variable("FXBATCH_BANK", "https://bank.example").run();

        assertThat(scene.errLines())
                .first()
                .asString()
                .contains("the demo runs, with a database and a bank of its own");
    }

    @Test
    void a_demo_that_contradicts_the_banks_ledger_fails_and_says_where() {
        assertThat(scene.run("run", "--demo")).isEqualTo(3);

        assertThat(scene.err()).contains("The demo did not go as it should:").contains("but the bank has no booking");
    }

    @Test
    void an_interrupted_demo_is_interrupted() {
        scene.desk.end = RunEnd.STOPPED;

        assertThat(scene.run("run", "--demo")).isEqualTo(130);
    }

    @Test
    void a_refused_demo_fails() {
        scene.desk.refused = Optional.of("no");

        assertThat(scene.run("run", "--demo")).isEqualTo(4);
    }

    @Test
    void somebodys_own_file_runs_in_the_demos_world() {
        String file = scene.file("own.csv", "Client CIF,Amount ZAR\n");

        assertThat(scene.run("run", file, "--demo", "--name", "mine")).isEqualTo(3);
        assertThat(scene.desk.asked).contains("clients clients.csv", "import own.csv");
        assertThat(scene.desk.orders.getFirst().name()).contains("mine");
    }

    @Test
    void the_simulator_says_where_it_listens_and_ends_when_it_is_interrupted() throws Exception {
        Program program = scene.program();
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(
                        () ->
                                program.run(
                                        "bank-simulator",
                                        "--port",
                                        "0",
                                        "--ledger",
                                        folder.resolve("ledger").toString(),
                                        "--profile",
                                        "faulty"),
                        body -> new SystemPacing().start("simulator", body));

        await().until(() -> scene.out().matches("listening on http://127\\.0\\.0\\.1:[1-9][0-9]*\\R"));
        assertThat(program.stop().raise()).isTrue();
        assertThat(code.get()).isEqualTo(130);
        assertThat(Files.exists(folder.resolve("ledger"))).isTrue();
    }

    @Test
    void a_port_that_is_taken_is_told() {
        Program program = scene.program();
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(
                        () -> program.run("bank-simulator", "--port", "0"),
                        body -> new SystemPacing().start("simulator", body));
        await().until(() -> scene.out().contains("\n"));
        String port = scene.out().strip().replaceAll(".*:", "");

        CommandScene second = new CommandScene(folder);
        assertThat(second.run("bank-simulator", "--port", port)).isEqualTo(2);
        assertThat(second.errLines()).singleElement().asString().contains("the bank simulator can't start: ");

        program.stop().raise();
        assertThat(first.join()).isEqualTo(130);
    }
}
