package com.fxbatchtrader.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.Desk.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What the settings of a simulator do.
class SettingsTest {

    private static final Credentials NEEDED = new Credentials("id", "hush", "user", "hush-hush");

    @TempDir private Path folder = Path.of("");

    private static BankSimulator start(SimulatorSettings settings) throws IOException {
        return BankSimulator.start(settings, new WallPacing());
    }

    private static String form(String id, String secret, String user, String password) {
        return "client_id="
                + id
                + "&client_secret="
                + secret
                + "&scope=x&grant_type=password&username="
                + user
                + "&password="
                + password;
    }

    @Test
    void demanded_credentials_are_demanded() throws IOException {
        try (BankSimulator bank = start(SimulatorSettings.plain().withCredentials(NEEDED));
                Desk desk = new Desk(bank)) {
            Answer client = desk.token(form("id", "wrong", "user", "hush-hush"));
            Answer user = desk.token(form("id", "hush", "user", "wrong"));
            Answer right = desk.token(form("id", "hush", "user", "hush-hush"));

            assertThat(client.status()).isEqualTo(401);
            assertThat(client.json().path("error").stringValue()).isEqualTo("invalid_client");
            assertThat(user.status()).isEqualTo(400);
            assertThat(user.json().path("error").stringValue()).isEqualTo("invalid_grant");
            assertThat(right.status()).isEqualTo(200);
            assertThat(desk.token()).isEmpty();
        }
    }

    @Test
    void another_grant_is_not_supported() throws IOException {
        try (BankSimulator bank = start(SimulatorSettings.plain());
                Desk desk = new Desk(bank)) {
            Answer answer = desk.token(form("a", "b", "c", "d").replace("=password&", "=client_credentials&"));

            assertThat(answer.json().path("error").stringValue()).isEqualTo("unsupported_grant_type");
        }
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(NEEDED).hasToString("Credentials[id, user]");
        assertThat(SimulatorSettings.plain().withCredentials(NEEDED).toString()).doesNotContain("hush");
    }

    @Test
    void the_clients_of_the_file_are_known_and_a_stranger_opens_his_account() throws IOException {
        Path clients = folder.resolve("clients.csv");
        Files.writeString(
                clients,
                """
                Client,Client CIF,Fixed Spread,ZAR Account,USD Account
                Zephyr Supplies,76285288,200,10286180131,20972770615
                """);
        try (BankSimulator bank = start(SimulatorSettings.plain().withClients(clients));
                Desk desk = new Desk(bank)) {
            assertThat(desk.balance(Desk.CIF, Desk.ZAR).json().path("accountName").stringValue())
                    .isEqualTo("Zephyr Supplies");
            assertThat(desk.balance(Desk.CIF, "10999999999").reason()).isEqualTo("ACCOUNT_NOT_FOUND");
            assertThat(desk.balance("11111111", "10999999999").resultCode()).isZero();
        }
    }

    @Test
    void a_token_says_its_life_and_keeps_it() throws IOException {
        WallPacing pacing = new WallPacing();
        SimulatorSettings settings = SimulatorSettings.plain().withTokenLife(Duration.ofSeconds(90));
        try (BankSimulator bank = BankSimulator.start(settings, pacing);
                Desk desk = new Desk(bank)) {
            assertThat(desk.token(form("a", "b", "c", "d")).json().path("expires_in").longValue()).isEqualTo(90);
            pacing.advance(Duration.ofSeconds(70));
            assertThat(desk.balance(Desk.CIF, Desk.ZAR).status()).isEqualTo(200);
            pacing.advance(Duration.ofSeconds(20));
            assertThat(desk.balance(Desk.CIF, Desk.ZAR).status()).isEqualTo(401);
        }
    }

    @Test
    void the_same_seed_is_the_same_bank() throws IOException {
        try (BankSimulator one = start(SimulatorSettings.plain().withSeed(7));
                BankSimulator same = start(SimulatorSettings.plain().withSeed(7));
                BankSimulator other = start(SimulatorSettings.plain().withSeed(8));
                Desk atOne = new Desk(one);
                Desk atSame = new Desk(same);
                Desk atOther = new Desk(other)) {
            String balance = balance(atOne);

            assertThat(balance(atSame)).isEqualTo(balance);
            assertThat(balance(atOther)).isNotEqualTo(balance);
        }
    }

    private static String balance(Desk desk) throws IOException {
        return desk.balance(Desk.CIF, Desk.ZAR).json().path("currentBalance").toString();
    }

    @Test
    void a_wished_port_is_taken_and_a_second_bank_on_it_is_told() throws IOException {
        try (BankSimulator bank = start(SimulatorSettings.plain())) {
            SimulatorSettings again = SimulatorSettings.plain().withPort(bank.port());

            assertThatThrownBy(() -> start(again))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + bank.port());
            assertThat(bank.baseUri()).hasToString("http://127.0.0.1:" + bank.port());
        }
    }

    @Test
    void a_failed_start_leaves_the_ledger_free() throws IOException {
        Path ledger = folder.resolve("ledger");
        try (BankSimulator bank = start(SimulatorSettings.plain())) {
            SimulatorSettings taken = SimulatorSettings.plain().withPort(bank.port()).withLedger(ledger);
            assertThatThrownBy(() -> start(taken)).isInstanceOf(IOException.class);
        }
        try (BankSimulator bank = start(SimulatorSettings.plain().withLedger(ledger))) {
            assertThat(bank.ledger()).isEmpty();
        }
    }

    @Test
    void impossible_settings_are_refused_in_words() {
        assertThatThrownBy(() -> SimulatorSettings.plain().withPort(65_536)).hasMessageContaining("0 to 65535");
        assertThatThrownBy(() -> SimulatorSettings.plain().withTokenLife(Duration.ZERO))
                .hasMessageContaining("a second at least");
    }
}
