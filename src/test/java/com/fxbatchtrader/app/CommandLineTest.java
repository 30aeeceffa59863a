package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class CommandLineTest {

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new CommandScene(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "import",
                "import clients",
                "import batch",
                "run",
                "batch",
                "batch list",
                "batch show",
                "batch priority",
                "batch move",
                "batch limit",
                "batch pause",
                "batch resume",
                "batch cancel",
                "batch retry",
                "lock",
                "lock list",
                "lock release",
                "lock cleanup",
                "stop",
                "start",
                "doubt",
                "doubt list",
                "doubt show",
                "doubt ask",
                "doubt booked",
                "rate",
                "rate set",
                "rate list",
                "bank-simulator",
                "db",
                "db migrate",
                "db check"
            })
    void every_command_has_help_and_version(String command) {
        assertThat(scene.run((command + " --help").strip().split(" "))).isZero();
        assertThat(scene.out())
                .startsWith("Usage: fxbatch" + (command.isEmpty() ? "" : " " + command))
                .contains("--json");
        assertThat(scene.err()).isEmpty();

        assertThat(scene.run((command + " --version").strip().split(" "))).isZero();
        assertThat(scene.out()).startsWith("fxbatch ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bacth list | there is no command or further argument 'bacth' here; did you mean batch?;",
                "batch lst | there is no command or further argument 'lst' here; did you mean list?;",
                "batch | a command is missing: list, show, export, rejects, priority, move, limit, pause, resume,"
                        + " cancel, retry;",
                "batch list --jsn | there is no option '--jsn' here; did you mean --json?;",
                "batch show | Missing required parameter: 'ID';",
                "batch show nonsense | 'nonsense' names no batch; give its id or its number, such as 1042",
                "batch show 7 | there is no batch #7; fxbatch batch list shows all",
                "batch list --state ASLEEP | Invalid value",
                "batch priority 1042 | Missing required parameter: 'N'",
                "batch priority 1042 high | Invalid value for positional parameter at index 1",
                "batch priority 7 3 | there is no batch #7; fxbatch batch list shows all",
                "batch move 1042 | Missing required argument",
                "batch move 1042 --top --bottom | mutually exclusive",
                "batch move 1042 --before nonsense | 'nonsense' names no batch",
                "batch pause 1042 | Missing required option: '--reason=TEXT'",
                "batch cancel 1042 | Missing required option: '--reason=TEXT'",
                "batch retry 1042 --row 2 --failed-for X | mutually exclusive",
                "lock release 1042 | Missing required option: '--reason=TEXT'",
                "stop | Missing required option: '--reason=TEXT'",
                "start | Missing required option: '--reason=TEXT'",
                "doubt show 7 | '7' names no trade; give its id, or batch number and row, such as 1042/17",
                "doubt show 7/1 | there is no trade #7/1 that was sent to the bank",
                "doubt booked 1042/17 --reason x | Missing required option: '--reference=ID'",
                "doubt booked 1042/17 --reference T2 | Missing required option: '--reason=TEXT'",
                "rate set USDZAR | found 'USDZAR', expected PAIR=RATE in market order",
                "rate set ZARUSD=0.05 | expected PAIR=RATE in market order",
                "run | name a FILE of trades or the ID of a stored batch, or give --demo",
                "run nowhere.csv | nowhere.csv: there is no such file; check the path",
                "run 1042 --demo | --demo takes a FILE or nothing, no ID",
                "run 1042 --name x | options of import and --clients need a FILE",
                "run --demo --dry-run | options of import and --clients need a FILE",
                "run --demo --bank http://127.0.0.1:1 | --bank and --demo exclude each other",
                "import batch nowhere.csv | nowhere.csv: there is no such file",
                "import clients nowhere.csv | nowhere.csv: there is no such file",
                "bank-simulator | Missing required option: '--port=N'",
                "bank-simulator --port x | Invalid value for option '--port'",
                "bank-simulator --port 70000 | the bank simulator can't start: port 70000",
                "bank-simulator --port 0 --profile nosuch | the bank simulator can't start: ",
                "batch list --data | Missing required parameter for option '--data'",
                "batch list --lock-timeout 4s | --lock-timeout: found \"4s\", expected a time such as",
                "batch list --secrets-fd 900 | --secrets-fd 900: can't be read",
                "batch list --config nowhere | nowhere: there is no such settings file"
            })
    void bad_arguments_get_one_line_and_exit_with_2(String line, String message) {
        assertThat(scene.run(line.split(" "))).isEqualTo(2);

        assertThat(scene.errLines()).singleElement().asString().startsWith("fxbatch: ").contains(message);
        assertThat(scene.out()).isEmpty();
    }

    @Test
    void options_of_all_commands_stand_before_or_after_the_command() {
        scene.run("--max-trades", "7", "--json", "batch", "list");
        assertThat(scene.desk.settings.orElseThrow().engine().maxTrades()).isEqualTo(7);
        assertThat(scene.out()).startsWith("[");

        scene.run("batch", "--max-trades", "8", "list", "--json");
        assertThat(scene.desk.settings.orElseThrow().engine().maxTrades()).isEqualTo(8);
        assertThat(scene.out()).startsWith("[");

        scene.run("batch", "list", "--lock-timeout=30s", "--data=" + folder.resolve("d"));
        assertThat(scene.desk.settings.orElseThrow().engine().lockTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scene.desk.settings.orElseThrow().folders().data()).isEqualTo(folder.resolve("d"));
        assertThat(scene.out()).startsWith("   #");
    }

    @Test
    void the_desk_is_closed_after_each_command() {
        scene.run("batch", "list");

        assertThat(scene.desk.asked).containsExactly("open DATABASE", "list 9", "close");
    }

    @Test
    void batches_can_be_listed_by_state() {
        assertThat(scene.run("batch", "list", "--state", "pending,RUNNING")).isZero();

        assertThat(scene.desk.asked).contains("list 2");
        assertThat(scene.out()).contains("1042").contains("morning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1042", "#1042", "01a209c5-6fb1-717a-a084-7ae71e6bb6d0", "01A209C5-6FB1-717A-A084-7AE71E6BB6D0"})
    void a_batch_is_named_by_number_or_id(String name) {
        assertThat(scene.run("batch", "show", name, "--trades", "--json")).isZero();

        assertThat(scene.out()).contains("\"number\" : 1042").contains("\"trades\" : [");
    }

    @Test
    void a_doubt_is_shown_and_asked_for() {
        assertThat(scene.run("doubt", "list")).isZero();
        assertThat(scene.out()).contains("1042/17");
        assertThat(scene.run("doubt", "show", "1042/17")).isZero();
        assertThat(scene.out()).contains("our key");

        assertThat(scene.run("doubt", "ask", "1042/17", "--bank", "http://127.0.0.1:1")).isZero();
        assertThat(scene.out()).contains("Settled: success");
        scene.desk.doubtEndsAs = TradeStatus.IN_DOUBT;
        assertThat(scene.run("doubt", "ask", "1042/17", "--bank", "http://127.0.0.1:1")).isEqualTo(6);
    }

    @Test
    void asking_needs_a_bank() {
        assertThat(scene.run("doubt", "ask", "1042/17")).isEqualTo(2);

        assertThat(scene.errLines()).singleElement().asString().contains("no bank is set");
    }

    @Test
    void rates_are_set_and_listed() {
        assertThat(scene.run("rate", "set", "USD/ZAR=17.79")).isZero();
        assertThat(scene.desk.asked).contains("rate USD/ZAR 17.79");
        assertThat(scene.out()).contains("17.7900");
        assertThat(scene.run("rate", "list", "--json")).isZero();
        assertThat(scene.out()).startsWith("[");
    }

    @Test
    void a_schema_that_cannot_be_worked_on_exits_with_5() {
        assertThat(scene.run("db", "migrate")).isZero();
        assertThat(scene.out()).contains("applied V1");
        scene.schemaFindings = List.of("the chain of events is broken");
        assertThat(scene.run("db", "check")).isEqualTo(5);
        assertThat(scene.out()).contains("wrong: the chain of events is broken");
    }

    @Test
    void a_database_that_is_away_exits_with_5_in_one_line() {
        scene.desk.failure =
                Optional.of(new DatabaseException(DatabaseException.Kind.UNREACHABLE, "nobody answers at db:5432"));

        assertThat(scene.run("batch", "list")).isEqualTo(5);
        assertThat(scene.errLines()).containsExactly("fxbatch: nobody answers at db:5432");
        assertThat(scene.out()).isEmpty();
    }

    @Test
    void a_defect_gets_a_code_and_no_stack_trace() {
        scene.desk.failure = Optional.of(new IllegalStateException("oops"));

        assertThat(scene.run("batch", "list")).isEqualTo(1);
        assertThat(scene.errLines())
                .singleElement()
                .asString()
                .matches("fxbatch: internal error E-[0-9A-F]{6}: the log has the details under this code; .*");
    }

    @Test
    void verbose_shows_the_stack_trace_where_there_is_no_log_yet() {
        assertThat(scene.run("batch", "list", "--config", "nowhere", "--verbose")).isEqualTo(2);

        assertThat(scene.errLines()).hasSizeGreaterThan(5).anyMatch(l -> l.contains("at com.fxbatchtrader.app"));
    }

    @Test
    void an_argument_that_begins_with_an_at_sign_is_no_file_of_arguments() {
        String file = scene.file("args", "list");

        assertThat(scene.run("batch", "@" + file)).isEqualTo(2);
    }

    @Test
    void what_an_argument_would_tell_the_terminal_is_taken_out() {
        assertThat(scene.run("batch", "show", "\u001B[2J")).isEqualTo(2);

        assertThat(scene.err()).doesNotContain("\u001B");
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_told_before_anything_else() {
        String file = scene.file("file", "x");

        assertThat(scene.run("batch", "list", "--data", file)).isEqualTo(2);
        assertThat(scene.errLines()).singleElement().asString().contains("choose another by --data");
        assertThat(scene.desk.asked).isEmpty();
    }

    @Test
    void secrets_are_no_options() {
        assertThat(scene.run("batch", "list", "--bank-password", "hunter2")).isEqualTo(2);

        assertThat(scene.err()).doesNotContain("hunter2");
    }
}
