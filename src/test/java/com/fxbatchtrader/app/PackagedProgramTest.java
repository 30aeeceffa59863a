package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The packed program as a process: signals, streams, secrets, logs.
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and file descriptors of Unix")
class PackagedProgramTest {

    private static final Path PROGRAM =
            Path.of(System.getProperty("fxbatch.home", "target/fxbatch"), "bin", "fxbatch").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CLIENTS =
            """
            Client,Client CIF,Fixed Spread,ZAR Account,USD Account
            Ember Canyon Seeds,40000001,358,10000000001,20000000001
            Heron Delta Textiles,40000002,200,10000000002,20000000002
            """;
    private static final String TRADES = "Client CIF,Amount ZAR\n40000001,200000.00\n40000002,390000.10\n";

    @TempDir private Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();

    /// A process whose streams go into files.
    private record Child(Process process, Path out, Path err) {

        String said() {
            return read(out);
        }

        String complained() {
            return read(err);
        }

        int end() throws InterruptedException {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the process ended; it said %s and %s", said(), complained())
                    .isTrue();
            return process.exitValue();
        }

        private static String read(Path file) {
            try {
                return Files.readString(file, UTF_8);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Process::destroyForcibly);
    }

    private Child start(String... command) throws IOException {
        int number = started.size();
        Path out = folder.resolve("out" + number);
        Path err = folder.resolve("err" + number);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(k -> k.startsWith("FXBATCH_"));
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        Process process = builder.start();
        started.add(process);
        return new Child(process, out, err);
    }

    private Child fxbatch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        return start(command.toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static void signal(Child child, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(child.process.pid())).start().waitFor();
    }

    /// Starts a bank and gives back its address.
    private String bank() throws IOException {
        Child bank = fxbatch("bank-simulator", "--port", "0", "--ledger", folder.resolve("ledger").toString());
        await().atMost(PATIENCE).until(() -> bank.said().contains("\n"));
        return bank.said().strip().replace("listening on ", "");
    }

    @Test
    void a_simulator_is_a_process_that_ends_when_it_is_told_to() throws Exception {
        Child bank = fxbatch("bank-simulator", "--port", "0");
        await().atMost(PATIENCE).until(() -> bank.said().contains("\n"));
        assertThat(bank.said()).matches("listening on http://127\\.0\\.0\\.1:[0-9]+\\R");

        signal(bank, "TERM");
        assertThat(bank.end()).isEqualTo(130);
        assertThat(bank.complained()).doesNotContain("Exception");
    }

    @Test
    void a_run_prints_one_document_and_logs_into_the_data_folder() throws Exception {
        String bank = bank();
        Child run =
                fxbatch(
                        "run",
                        file("morning.csv", TRADES),
                        "--clients",
                        file("clients.csv", CLIENTS),
                        "--bank",
                        bank,
                        "--json");

        assertThat(run.end()).as(run.complained()).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.said());
        assertThat(json.get("status").stringValue()).isEqualTo("SUCCESS");
        assertThat(Files.readAllLines(folder.resolve("ledger"))).hasSize(2);
        try (Stream<Path> logs = Files.list(folder.resolve("data/fxbatch/logs"))) {
            Path log = logs.findFirst().orElseThrow();
            assertThat(Files.readString(log)).contains("Batch #1 morning").doesNotContain("10000000001", "demo-secret");
        }
        assertThat(run.complained().lines()).noneMatch(l -> l.contains("WARN") || l.contains("logback"));
    }

    @Test
    void an_interrupted_run_ends_with_130_and_the_same_id_continues_it() throws Exception {
        String bank = bank();
        StringBuilder many = new StringBuilder("Client CIF,Amount ZAR\n");
        for (int i = 1; i <= 60; i++) {
            many.append("40000001,").append(i).append("00.01\n");
        }
        Child run =
                fxbatch(
                        "run",
                        file("many.csv", many.toString()),
                        "--clients",
                        file("clients.csv", CLIENTS),
                        "--bank",
                        bank,
                        "--max-concurrent",
                        "1");
        Path ledger = folder.resolve("ledger");
        await().atMost(PATIENCE).until(() -> !Files.readString(ledger).isEmpty());
        signal(run, "INT");

        assertThat(run.end()).isEqualTo(130);
        assertThat(run.complained()).contains("stopping: ");
        assertThat(run.said()).contains("stopped in order");
        int booked = Files.readAllLines(ledger).size();
        assertThat(booked).isBetween(1, 59);

        Child again = fxbatch("run", "1", "--bank", bank);
        assertThat(again.end()).as(again.complained()).isZero();
        assertThat(Files.readAllLines(ledger)).hasSize(60);
        assertThat(Files.readAllLines(folder.resolve("ledger.received"))).hasSize(60);
    }

    @Test
    void while_one_process_has_the_file_another_says_which() throws Exception {
        String bank = bank();
        StringBuilder many = new StringBuilder("Client CIF,Amount ZAR\n");
        for (int i = 1; i <= 60; i++) {
            many.append("40000001,").append(i).append("00.01\n");
        }
        Child run =
                fxbatch(
                        "run",
                        file("many.csv", many.toString()),
                        "--clients",
                        file("clients.csv", CLIENTS),
                        "--bank",
                        bank,
                        "--max-concurrent",
                        "1");
        await().atMost(PATIENCE).until(() -> !Files.readString(folder.resolve("ledger")).isEmpty());

        Child other = fxbatch("batch", "list");
        assertThat(other.end()).isEqualTo(5);
        assertThat(other.complained().lines()).singleElement().asString().contains("process " + run.process.pid());
        signal(run, "INT");
        signal(run, "INT");
        assertThat(run.end()).isEqualTo(130);
    }

    @Test
    void secrets_come_by_a_file_descriptor_and_are_never_shown() throws Exception {
        String secrets =
                file(
                        "secrets",
                        """
                        FXBATCH_BANK_CLIENT_ID=the-client
                        FXBATCH_BANK_CLIENT_SECRET=s3cret-of-client
                        FXBATCH_BANK_USERNAME=the-user
                        FXBATCH_BANK_PASSWORD=p4ssword
                        FXBATCH_BANK_SCOPE=the-scope
                        FXBATCH_BANK_USER_ID=desk@desk.example
                        """);
        Child run =
                start(
                        "sh",
                        "-c",
                        "exec \"$0\" \"$@\" 7<\"" + secrets + "\"",
                        PROGRAM.toString(),
                        "run",
                        file("morning.csv", TRADES),
                        "--clients",
                        file("clients.csv", CLIENTS),
                        "--bank",
                        bank(),
                        "--secrets-fd",
                        "7",
                        "--verbose");

        assertThat(run.end()).as(run.complained()).isZero();
        assertThat(run.complained() + run.said()).contains("INFO").doesNotContain("s3cret", "p4ssword");
    }

    @Test
    void help_and_errors_are_silent_about_everything_else() throws Exception {
        Child help = fxbatch("--help");
        assertThat(help.end()).isZero();
        assertThat(help.complained()).isEmpty();

        Child wrong = fxbatch("bacth", "list");
        assertThat(wrong.end()).isEqualTo(2);
        assertThat(wrong.said()).isEmpty();
        assertThat(wrong.complained().lines())
                .containsExactly(
                        "fxbatch: there is no command or further argument 'bacth' here; did you mean batch?;"
                                + " fxbatch --help tells more");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void the_demo_goes_as_it_should_twice() throws Exception {
        for (int time = 1; time <= 2; time++) {
            Child demo = time == 1 ? fxbatch() : fxbatch("run", "--demo", "--json");

            assertThat(demo.end()).as(demo.complained()).isZero();
            assertThat(demo.complained())
                    .startsWith(" DEMO ")
                    .contains("The demo went as it should: 40 trades, 33 booked");
        }
    }
}
