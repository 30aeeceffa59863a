package com.fxbatchtrader.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.domain.trade.Delivery;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

class SettingsLoaderTest {

    @TempDir private Path folder = Path.of("");

    private SettingsScene scene = new SettingsScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new SettingsScene(folder);
    }

    @Test
    void without_anything_all_is_as_documented() {
        DeskSettings settings = scene.load(Purpose.DATABASE);

        assertThat(settings.engine())
                .isEqualTo(new EngineSettings(5, 50, 3, Duration.ofMinutes(5), 50, Duration.ofSeconds(30), 6));
        assertThat(settings.rates())
                .isEqualTo(
                        new RateSettings(new BigDecimal("50"), 3, BigDecimal.ZERO, Duration.ofMinutes(15), Map.of()));
        assertThat(settings.rules())
                .isEqualTo(
                        new DeskRules(
                                ZoneId.of("Africa/Johannesburg"),
                                Delivery.CASH,
                                Optional.of(LocalTime.of(11, 0)),
                                Optional.of(LocalTime.of(15, 0)),
                                Optional.of(LocalTime.of(16, 0))));
        assertThat(settings.bankWire().connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.bankWire().responseTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.bankWire().zone()).isEqualTo(ZoneId.of("Africa/Johannesburg"));
        assertThat(settings.bankWire().unknownCodes())
                .containsExactlyInAnyOrder("NOT_FOUND", "UNKNOWN_TRANSACTION", "TXN_NOT_FOUND");
        assertThat(settings.bankWire().definiteRefusals()).hasSize(10).contains("QUOTE_EXPIRED", "MARKET_CLOSED");
    }

    @Test
    void database_and_logs_lie_in_the_users_data_folder() {
        DeskSettings settings = scene.load(Purpose.DATABASE);

        Path data = folder.resolve("data").resolve("fxbatch");
        assertThat(settings.folders()).isEqualTo(new Folders(data, data.resolve("logs")));
        assertThat(settings.database().url()).isEqualTo("jdbc:h2:" + data.resolve("desk"));
        assertThat(settings.database().user()).isEmpty();
        assertThat(settings.database().password().isEmpty()).isTrue();
    }

    @Test
    void a_flag_goes_before_the_environment_and_that_before_the_file() {
        scene.file("max-trades = 10", "max-batches = 20", "max-concurrent = 30")
                .variable("FXBATCH_MAX_TRADES", "11")
                .variable("FXBATCH_MAX_BATCHES", "21")
                .flag(Keys.MAX_TRADES, "12");

        EngineSettings engine = scene.load(Purpose.DATABASE).engine();

        assertThat(engine.maxTrades()).isEqualTo(12);
        assertThat(engine.maxBatches()).isEqualTo(21);
        assertThat(engine.maxConcurrent()).isEqualTo(30);
    }

    @Test
    void an_empty_variable_is_an_unset_one() {
        scene.variable("FXBATCH_MAX_TRADES", "").file("max-trades = 10");

        assertThat(scene.load(Purpose.DATABASE).engine().maxTrades()).isEqualTo(10);
    }

    @Test
    void the_usual_settings_file_is_read_without_being_named() {
        scene.usualFile("lock.timeout = 30s");

        assertThat(scene.load(Purpose.DATABASE).engine().lockTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_named_settings_file_is_read_instead_of_the_usual_one() {
        scene.usualFile("lock.timeout = 30s").file("max-trades = 7");

        EngineSettings engine = scene.load(Purpose.DATABASE).engine();
        assertThat(engine.lockTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(engine.maxTrades()).isEqualTo(7);
    }

    @Test
    void a_named_settings_file_that_is_missing_is_refused() {
        scene.config(folder.resolve("nowhere.properties"));

        assertThat(scene.problems(Purpose.DATABASE))
                .containsExactly(
                        folder.resolve("nowhere.properties")
                                + ": there is no such settings file; check --config or FXBATCH_CONFIG");
    }

    @ParameterizedTest
    @CsvSource({
        "max-concurrent,0",
        "max-concurrent,101",
        "max-concurrent,five",
        "max-concurrent,-1",
        "max-concurrent,5.0",
        "max-trades,0",
        "max-batches,0",
        "lock.timeout,4s",
        "lock.timeout,4999ms",
        "lock.timeout,5",
        "lock.timeout,-5m",
        "evidence.margin,0s",
        "bank.zone,Mars/Olympus",
        "bank.connect-timeout,0s",
        "bank.response-timeout,1h",
        "bank.request-rate,-1",
        "bank.rate-decimals,7",
        "bank.unknown-codes,not found",
        "bank.definite-refusals,''",
        "rate.max-deviation-bp,-0.1",
        "rate.max-deviation-bp,1e3",
        "rate.max-requotes,21",
        "rate.min-margin,-1",
        "rate.max-age,0s",
        "reference-rate,USD/ZAR",
        "reference-rate,USD/ZAR=0",
        "reference-rate,ZAR/USD=0.0562",
        "desk.zone,Johannesburg",
        "delivery.default,overnight",
        "cut-off.cash,25:00",
        "cut-off.tom,11",
        "cut-off.spot,noon"
    })
    void a_bad_value_is_told_with_its_place_what_was_found_and_what_is_expected(String name, String bad) {
        scene.file("# the desk", name + " = " + bad);

        assertThat(scene.problems(Purpose.DATABASE))
                .singleElement()
                .asString()
                .startsWith(folder.resolve("desk.properties") + ":2 " + name + ": found ")
                .contains(bad.isEmpty() ? "nothing" : "\"" + bad + "\"")
                .contains(", expected ")
                .doesNotContain("\n");
    }

    @Test
    void the_least_lock_time_out_is_five_seconds() {
        assertThat(scene.flag(Keys.LOCK_TIMEOUT, "5s").load(Purpose.DATABASE).engine().lockTimeout())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void all_bad_values_are_told_at_once_each_with_where_it_comes_from() {
        scene.flag(Keys.MAX_TRADES, "many").variable("FXBATCH_MAX_BATCHES", "few").file("max-concurrent = lots");

        assertThat(scene.problems(Purpose.DATABASE))
                .containsExactlyInAnyOrder(
                        "--max-trades: found \"many\", expected a whole number from 1 to 1000",
                        "environment FXBATCH_MAX_BATCHES: found \"few\", expected a whole number from 1 to 100",
                        folder.resolve("desk.properties")
                                + ":1 max-concurrent: found \"lots\", expected a whole number from 1 to 100");
    }

    @Test
    void several_reference_rates_can_be_given_at_once() {
        scene.flag(Keys.REFERENCE_RATE, "USD/ZAR=17.79, EURUSD = 1.0812");

        assertThat(scene.load(Purpose.DATABASE).rates().references())
                .isEqualTo(Map.of("USD/ZAR", new BigDecimal("17.79"), "EUR/USD", new BigDecimal("1.0812")));
    }

    @Test
    void cut_offs_can_be_set_and_lifted() {
        scene.file("cut-off.cash = none", "cut-off.tom = 9:30", "delivery.default = Spot");

        DeskRules rules = scene.load(Purpose.DATABASE).rules();
        assertThat(rules.cutOff(Delivery.CASH)).isEmpty();
        assertThat(rules.cutOff(Delivery.TOM)).contains(LocalTime.of(9, 30));
        assertThat(rules.cutOff(Delivery.SPOT)).contains(LocalTime.of(16, 0));
        assertThat(rules.delivery()).isEqualTo(Delivery.SPOT);
    }

    @Test
    void a_code_cannot_both_be_unknown_and_a_refusal() {
        scene.file("bank.unknown-codes = NOT_FOUND, MARKET_CLOSED");

        assertThat(scene.problems(Purpose.DATABASE)).singleElement().asString().contains("the same code is in both");
    }

    @Test
    void a_database_and_its_user_come_from_the_environment_too() {
        scene.variable("FXBATCH_DB", "jdbc:postgresql://db:5432/desk")
                .variable("FXBATCH_DB_USER", "trader")
                .variable("FXBATCH_DB_PASSWORD", "pa55");

        DatabaseSettings database = scene.load(Purpose.DATABASE).database();
        assertThat(database.url()).isEqualTo("jdbc:postgresql://db:5432/desk");
        assertThat(database.user()).contains("trader");
        assertThat(database.password().reveal()).isEqualTo("pa55");
        assertThat(database.origin()).isEqualTo("environment FXBATCH_DB");
    }

    @Test
    void a_data_folder_that_h2_would_misread_is_refused() {
        assertThat(scene.flag(Keys.DATA, "/tmp/a;INIT=RUNSCRIPT").problems(Purpose.DATABASE))
                .singleElement()
                .asString()
                .startsWith("--data: found ");
    }

    @Test
    void the_demo_lives_in_a_folder_of_its_own_beside_the_same_logs() {
        DeskSettings settings =
                scene.flag(Keys.DATA, folder.resolve("d").toString())
                        .variable("FXBATCH_DB", "jdbc:postgresql://db/desk")
                        .variable("FXBATCH_BANK", "https://bank.example")
                        .load(Purpose.DEMO);

        Path data = folder.resolve("d");
        assertThat(settings.folders()).isEqualTo(new Folders(data.resolve("demo"), data.resolve("logs")));
        assertThat(settings.database().url()).isEqualTo("jdbc:h2:" + data.resolve("demo").resolve("desk"));
        assertThat(settings.folders().bankLedger()).isEqualTo(data.resolve("demo").resolve("bank-ledger.jsonl"));
        assertThat(settings.rules().cash()).isEmpty();
        assertThat(settings.bank()).isEmpty();
    }

    @Test
    void the_demo_refuses_a_bank_or_database_that_the_command_line_names() {
        scene.loopbackBank().flag(Keys.DB_URL, "jdbc:h2:/tmp/x");

        assertThat(scene.problems(Purpose.DEMO))
                .containsExactlyInAnyOrder(
                        "--bank and --demo exclude each other: the demo has a bank and a database of its own",
                        "--db and --demo exclude each other: the demo has a bank and a database of its own");
    }

    @Test
    void nothing_is_set_until_a_file_a_database_or_a_bank_is() {
        assertThat(scene.nothingIsSet()).isTrue();
        assertThat(new SettingsScene(folder).variable("FXBATCH_DB", "jdbc:h2:/x").nothingIsSet()).isFalse();
        assertThat(new SettingsScene(folder).loopbackBank().nothingIsSet()).isFalse();
        assertThat(new SettingsScene(folder).usualFile("max-trades = 3").nothingIsSet()).isFalse();
    }
}
