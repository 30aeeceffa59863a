package com.fxbatchtrader.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.bank.http.BankSettings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

class BankReaderTest {

    @TempDir private Path folder = Path.of("");

    private SettingsScene scene = new SettingsScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new SettingsScene(folder);
    }

    private BankSettings bank() {
        return scene.load(Purpose.TRADING).bank().orElseThrow();
    }

    private List<String> problems() {
        return scene.problems(Purpose.TRADING);
    }

    @Test
    void one_address_is_short_for_three() {
        scene.flag(Keys.BANK_URL, "http://127.0.0.1:8089/");

        assertThat(bank().addresses().trading())
                .isEqualTo(URI.create("http://127.0.0.1:8089/trading-channel-service/api/v1"));
        assertThat(bank().addresses().account()).isEqualTo(URI.create("http://127.0.0.1:8089/account/api/v1"));
        assertThat(bank().addresses().auth()).isEqualTo(URI.create("http://127.0.0.1:8089/oauth2/v2.0/token"));
    }

    @Test
    void the_three_addresses_can_be_given_one_by_one() {
        scene.credentials()
                .variable("FXBATCH_BANK_ENVIRONMENT", "production")
                .variable("FXBATCH_BANK_TRADING_URL", "https://t.bank.example/x")
                .variable("FXBATCH_BANK_ACCOUNT_URL", "https://a.bank.example/y")
                .variable("FXBATCH_BANK_AUTH_URL", "https://l.bank.example/z");

        assertThat(bank().addresses().trading()).isEqualTo(URI.create("https://t.bank.example/x"));
        assertThat(bank().addresses().account()).isEqualTo(URI.create("https://a.bank.example/y"));
        assertThat(bank().addresses().auth()).isEqualTo(URI.create("https://l.bank.example/z"));
    }

    @Test
    void the_flag_goes_before_the_single_addresses_of_the_environment() {
        scene.loopbackBank().variable("FXBATCH_BANK_TRADING_URL", "https://t.bank.example/x");

        assertThat(bank().addresses().trading().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void an_address_of_its_own_goes_before_the_short_form_of_the_same_level() {
        scene.variable("FXBATCH_BANK", "http://127.0.0.1:8089")
                .variable("FXBATCH_BANK_AUTH_URL", "http://127.0.0.1:9000/token")
                .file("bank.account-url = http://127.0.0.1:7000/never");

        assertThat(bank().addresses().auth()).isEqualTo(URI.create("http://127.0.0.1:9000/token"));
        assertThat(bank().addresses().account().getPort()).isEqualTo(8089);
    }

    @Test
    void a_missing_one_of_the_three_is_named() {
        scene.variable("FXBATCH_BANK_TRADING_URL", "http://localhost:1/t")
                .variable("FXBATCH_BANK_AUTH_URL", "http://localhost:1/a");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("bank.account-url is not set")
                .contains("FXBATCH_BANK_ACCOUNT_URL");
    }

    @Test
    void without_any_bank_the_ways_to_give_one_are_told() {
        assertThat(problems())
                .containsExactly(
                        "no bank is set: give --bank, FXBATCH_BANK or bank.url in the settings file;"
                                + " or --demo, which brings a bank of its own");
    }

    @Test
    void a_command_that_needs_no_bank_does_not_look_at_it() {
        scene.flag(Keys.BANK_URL, "nonsense");

        assertThat(scene.problems(Purpose.DATABASE)).isEmpty();
    }

    @Test
    void an_address_that_cannot_be_used_is_told_with_where_it_comes_from() {
        scene.credentials()
                .variable("FXBATCH_BANK_ENVIRONMENT", "production")
                .variable("FXBATCH_BANK", "ftp://b.example");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("environment FXBATCH_BANK: bank.trading-url: ")
                .contains("https://");
    }

    @Test
    void a_bank_elsewhere_must_be_reached_by_https() {
        scene.credentials()
                .variable("FXBATCH_BANK_ENVIRONMENT", "production")
                .flag(Keys.BANK_URL, "http://bank.example");

        assertThat(problems()).singleElement().asString().contains("needs https://");
    }

    @Test
    void a_password_in_the_address_is_refused_and_not_repeated() {
        scene.flag(Keys.BANK_URL, "https://me:hunter2@bank.example");

        assertThat(problems()).isNotEmpty().noneMatch(p -> p.contains("hunter2"));
    }

    @Test
    void a_loopback_bank_without_credentials_gets_demo_ones_and_is_a_test_environment() {
        scene.loopbackBank();

        assertThat(bank().environment()).isEqualTo("test");
        assertThat(bank().userId()).isEqualTo("desk@demo.example");
        assertThat(bank().credentials().clientId()).isNotEmpty();
    }

    @Test
    void a_loopback_bank_with_some_credentials_needs_all_of_them() {
        scene.loopbackBank().variable("FXBATCH_BANK_CLIENT_ID", "me").variable("FXBATCH_BANK_USERNAME", "me");

        assertThat(problems())
                .containsExactly(
                        "the bank's credentials are not complete: give FXBATCH_BANK_CLIENT_SECRET,"
                            + " FXBATCH_BANK_PASSWORD, FXBATCH_BANK_SCOPE, FXBATCH_BANK_USER_ID in the environment, or"
                            + " as lines KEY=VALUE by --secrets-fd");
    }

    @Test
    void any_other_bank_needs_credentials_and_the_name_of_its_environment() {
        scene.flag(Keys.BANK_URL, "https://bank.example");

        assertThat(problems())
                .anyMatch(p -> p.startsWith("the bank's credentials are not complete: give FXBATCH_BANK_CLIENT_ID"))
                .anyMatch(p -> p.startsWith("bank.environment is not set"))
                .hasSize(2);
    }

    @Test
    void credentials_reach_the_bank_and_nothing_prints_them() {
        scene.credentials()
                .variable("FXBATCH_BANK_EXTERNAL_TOKEN", "tok3n")
                .variable("FXBATCH_BANK_ENVIRONMENT", "production")
                .flag(Keys.BANK_URL, "https://bank.example");

        BankSettings bank = bank();
        assertThat(bank.credentials().password()).isEqualTo("p4ssword-of-user");
        assertThat(bank.credentials().externalToken()).contains("tok3n");
        assertThat(bank.userId()).isEqualTo("desk@desk.example");
        assertThat(scene.load(Purpose.TRADING).toString()).doesNotContain("p4ssword", "s3cret", "tok3n");
    }

    @Test
    void the_name_demo_is_kept_for_the_built_in_simulator() {
        scene.loopbackBank().variable("FXBATCH_BANK_ENVIRONMENT", "demo");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("environment FXBATCH_BANK_ENVIRONMENT: found \"demo\", expected another name");
    }

    @Test
    void the_environment_of_a_loopback_bank_can_be_named() {
        scene.loopbackBank().file("bank.environment = rehearsal-2");

        assertThat(bank().environment()).isEqualTo("rehearsal-2");
    }

    @Test
    void time_outs_zone_and_codes_reach_the_bank() {
        scene.loopbackBank()
                .file(
                        "bank.connect-timeout = 250ms",
                        "bank.response-timeout = PT2S",
                        "bank.zone = UTC",
                        "bank.unknown-codes = NOPE");

        assertThat(bank().connectTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(bank().responseTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(bank().zone()).contains(ZoneId.of("UTC"));
        assertThat(bank().unknownCodes()).containsExactly("NOPE");
    }

    @Test
    void the_demo_gets_its_simulator_as_the_bank_with_the_demo_environment() {
        DeskSettings settings = scene.load(Purpose.DEMO).withDemoBank(URI.create("http://127.0.0.1:5"));

        assertThat(settings.bank().orElseThrow().environment()).isEqualTo("demo");
        assertThat(settings.bank().orElseThrow().addresses().auth())
                .isEqualTo(URI.create("http://127.0.0.1:5/oauth2/v2.0/token"));
    }
}
