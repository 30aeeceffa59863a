package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.BatchImportOrder.Control;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.order.FileReading;
import com.fxbatchtrader.service.order.FileReading.DecimalSign;
import com.fxbatchtrader.service.view.RunEnd;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

class ImportAndRunTest {

    private static final String BANK = "--bank=http://127.0.0.1:8089";

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));
    private String file = "";
    private String clients = "";

    @BeforeEach
    void begin() {
        scene = new CommandScene(folder);
        file = scene.file("b.csv", "Client CIF,Amount ZAR\n");
        clients = scene.file("c.csv", "Client,Client CIF\n");
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(scene.out());
    }

    @Test
    void an_import_prints_the_batchs_id_alone_and_the_rest_on_standard_error() {
        assertThat(scene.run("import", "batch", file)).isZero();

        assertThat(scene.out().strip()).isEqualTo(Pictures.BATCH.toString());
        assertThat(scene.errLines())
                .containsExactly("b.csv: 25 trades, stored as #1042 morning; read as CSV, UTF-8, comma");
    }

    @Test
    void a_refused_file_exits_with_4_and_tells_each_problem() {
        scene.desk.refused = Optional.of("one row is wrong");

        assertThat(scene.run("import", "batch", file)).isEqualTo(4);
        assertThat(scene.out()).isEmpty();
        assertThat(scene.errLines())
                .containsExactly(
                        "b.csv:4: Amount ZAR: found \"-5\", expected above 0", "b.csv: refused: one row is wrong");
    }

    @Test
    void a_refused_file_is_one_document_with_json() {
        scene.desk.refused = Optional.of("one row is wrong");

        assertThat(scene.run("import", "batch", file, "--json")).isEqualTo(4);
        assertThat(json().get("import").get("problems").size()).isEqualTo(1);
        assertThat(scene.run("run", file, BANK, "--json")).isEqualTo(4);
        assertThat(json().get("import").get("refused").stringValue()).isEqualTo("one row is wrong");
        assertThat(scene.run("run", file, "--clients", clients, BANK, "--json")).isEqualTo(4);
        assertThat(json().get("refused").stringValue()).isEqualTo("one row is wrong");
    }

    @Test
    void what_nothing_is_said_of_comes_from_the_settings() {
        scene.variable("FXBATCH_MAX_CONCURRENT", "9").variable("FXBATCH_DELIVERY_DEFAULT", "tom");
        scene.run("import", "batch", file);

        assertThat(scene.desk.orders)
                .containsExactly(
                        new BatchImportOrder(
                                Path.of(file),
                                Optional.empty(),
                                Priority.DEFAULT,
                                9,
                                Delivery.TOM,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                FileReading.OPEN,
                                Control.none(),
                                false));
    }

    @Test
    void every_option_of_an_import_reaches_the_order() {
        scene.run(
                "import",
                "batch",
                file,
                "--name",
                "eve",
                "--priority",
                "99",
                "--max-concurrent",
                "7",
                "--delivery",
                "SPOT",
                "--valid-rows-only",
                "--rejects",
                "r.csv",
                "--allow-duplicate",
                "sent twice",
                "--decimal",
                "comma",
                "--control-count",
                "25",
                "--control-total",
                "5000.50",
                "--dry-run");

        assertThat(scene.desk.orders)
                .containsExactly(
                        new BatchImportOrder(
                                Path.of(file),
                                Optional.of("eve"),
                                new Priority(10),
                                7,
                                Delivery.SPOT,
                                true,
                                Optional.of(Path.of("r.csv")),
                                Optional.of("sent twice"),
                                FileReading.OPEN.with(DecimalSign.COMMA),
                                new Control(OptionalInt.of(25), Optional.of(new BigDecimal("5000.50"))),
                                true));
        assertThat(scene.out()).isEmpty();
        assertThat(scene.err()).contains("dry run");
    }

    @Test
    void what_is_said_about_the_reading_reaches_the_order() {
        String[] reading = {
            "--encoding",
            "windows-1252",
            "--sheet",
            "March 26",
            "--hidden-rows",
            "--decimal",
            "point",
            "--dates",
            "Day-First",
            "--map",
            "Betrag = EUR=Amount ZAR",
            "--map",
            "Note=-"
        };
        List<String> batch = new ArrayList<>(List.of("import", "batch", file));
        List<String> client = new ArrayList<>(List.of("import", "clients", clients));
        batch.addAll(List.of(reading));
        client.addAll(List.of(reading));

        assertThat(scene.run(batch.toArray(String[]::new))).isZero();
        assertThat(scene.run(client.toArray(String[]::new))).isZero();

        FileReading said =
                new FileReading(
                        Optional.of("windows-1252"),
                        Optional.of("March 26"),
                        true,
                        Optional.of(DecimalSign.POINT),
                        Optional.of(FileReading.DateSequence.DAY_FIRST),
                        Map.of("Betrag = EUR", "Amount ZAR", "Note", "-"),
                        false,
                        Map.of(),
                        Optional.empty());
        assertThat(scene.desk.orders).singleElement().extracting(BatchImportOrder::reading).isEqualTo(said);
        assertThat(scene.desk.clientOrders).singleElement().extracting(ClientImportOrder::reading).isEqualTo(said);
    }

    @Test
    void what_kept_of_columns_is_forgotten_on_request() {
        assertThat(scene.run("import", "batch", file, "--forget-map")).isZero();
        assertThat(scene.desk.orders).singleElement().satisfies(order -> assertThat(order.reading().forget()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--map=Betrag", "--map==Amount ZAR", "--map=Betrag=", "--dates=year-first"})
    void a_column_or_date_order_that_is_none_is_a_usage_error(String option) {
        assertThat(scene.run("import", "batch", file, option)).isEqualTo(2);
        assertThat(scene.desk.orders).isEmpty();
        assertThat(scene.errLines()).isNotEmpty();
    }

    @Test
    void a_column_is_mapped_once_and_not_forgotten_at_the_same_time() {
        assertThat(scene.run("import", "batch", file, "--map", "A=Spread", "--map", "A=Side")).isEqualTo(2);
        assertThat(scene.run("import", "batch", file, "--map", "A=Spread", "--forget-map")).isEqualTo(2);
        assertThat(scene.desk.orders).isEmpty();
    }

    @Test
    void clients_are_imported_with_a_line_of_what_changed() {
        assertThat(scene.run("import", "clients", clients)).isZero();

        assertThat(scene.out().strip()).isEqualTo("b.csv: 20 clients new, 3 changed, 2 as before");
        scene.desk.refused = Optional.of("x");
        assertThat(scene.run("import", "clients", clients)).isEqualTo(4);
    }

    @Test
    void a_run_imports_clients_first_then_the_batch_then_executes() {
        assertThat(scene.run("run", file, "--clients", clients, BANK)).isZero();

        assertThat(scene.desk.asked)
                .containsExactly(
                        "open TRADING", "bank", "clients c.csv", "import b.csv", "run " + Pictures.BATCH, "close");
        assertThat(scene.out()).contains("#1042 morning  success").contains("booked            25");
    }

    @Test
    void a_stored_batch_is_run_by_its_id() {
        assertThat(scene.run("run", "1042", BANK)).isZero();

        assertThat(scene.desk.asked)
                .containsExactly("open TRADING", "find #1042", "bank", "run " + Pictures.BATCH, "close");
    }

    @Test
    void a_run_with_json_prints_the_batch_and_nothing_else_on_standard_output() {
        assertThat(scene.run("run", file, BANK, "--json")).isZero();

        assertThat(json().get("id").stringValue()).isEqualTo(Pictures.BATCH.toString());
        assertThat(json().get("summary").get("end").stringValue()).isEqualTo("ENDED");
        assertThat(json().get("trades").size()).isEqualTo(1);
    }

    @Test
    void refused_clients_stop_a_run_before_anything_is_booked() {
        scene.desk.refused = Optional.of("a client twice");

        assertThat(scene.run("run", file, "--clients", clients, BANK)).isEqualTo(4);
        assertThat(scene.desk.asked).containsExactly("open TRADING", "bank", "clients c.csv", "close");
    }

    @Test
    void a_dry_run_executes_nothing() {
        assertThat(scene.run("run", file, BANK, "--dry-run")).isZero();

        assertThat(scene.desk.asked).containsExactly("open TRADING", "import b.csv", "close");
    }

    @Test
    void a_bank_that_does_not_answer_ends_a_run_before_anything_is_stored() {
        scene.desk.bankFailure =
                Optional.of(new BankException(BankException.Kind.CONNECT, "token", "no connection to 127.0.0.1:8089"));

        assertThat(scene.run("run", file, "--clients", clients, BANK)).isEqualTo(5);
        assertThat(scene.desk.asked).containsExactly("open TRADING", "close");
        assertThat(scene.errLines())
                .containsExactly("fxbatch: the bank: no connection to 127.0.0.1:8089; check --bank, or try again");
    }

    @Test
    void a_batch_that_has_ended_is_summed_up_without_the_bank() {
        scene.desk.bankFailure = Optional.of(new BankException(BankException.Kind.CONNECT, "token", "no connection"));

        assertThat(scene.run("run", "7000", BANK)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ENDED,SUCCESS,0,0,25,0,0,0",
        "ENDED,PARTIAL_SUCCESS,0,0,22,3,0,3",
        "ENDED,PARTIAL_SUCCESS,0,0,22,0,3,3",
        "ENDED,FAILED,0,0,0,25,0,4",
        "ENDED,CANCELLED,0,0,0,5,20,4",
        "IN_DOUBT,RUNNING,0,1,24,0,0,6",
        "IN_DOUBT,RUNNING,1,0,24,0,0,6",
        "PAUSED,PAUSED,0,0,24,0,0,2",
        "STOPPED,PENDING,0,0,10,0,0,130",
        "STOPPED,RUNNING,0,1,10,0,0,130",
        "LOCK_LOST,RUNNING,0,0,10,0,0,130",
        "LOCK_LOST,RUNNING,0,2,10,0,0,6"
    })
    void the_end_of_a_run_is_its_exit_code(
            RunEnd end,
            BatchStatus status,
            int booked,
            int inDoubt,
            int succeeded,
            int failed,
            int cancelled,
            int code) {
        scene.desk.end = end;
        scene.desk.endsAs = status;
        scene.desk.counts = Pictures.counts(0, 0, booked, inDoubt, succeeded, failed, cancelled);

        assertThat(scene.run("run", file, BANK)).isEqualTo(code);
    }

    @Test
    void a_paused_batch_says_why_on_standard_error() {
        scene.desk.end = RunEnd.PAUSED;
        scene.desk.endsAs = BatchStatus.PAUSED;

        scene.run("run", "1042", BANK);
        assertThat(scene.err()).contains("#1042 is paused: why it came back");
    }

    @Test
    void a_file_whose_name_is_a_number_must_be_written_so_that_it_can_only_be_a_file() {
        CommandScene here = new CommandScene(Path.of(""));
        assertThat(here.run("run", "pom.xml", BANK, "--data", folder.toString())).isZero();

        String number = scene.file("1042", "x");
        assertThat(scene.run("run", number, BANK)).isZero();
        assertThat(scene.desk.asked).contains("import 1042");
    }
}
