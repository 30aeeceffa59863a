package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.BankIdentity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;

/// Addresses, credentials and time-outs: what is accepted, and one clear line for what is not.
class BankSettingsTest {

    private static BankSettings settings(String environment, String userId) {
        return BankSettings.of(BankAddresses.under("https://bank.example"), environment, userId, Desk.CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bank.example",
                "HTTPS://Bank.Example:8443/base/",
                "http://localhost:8080",
                "http://127.0.0.1:1",
                "http://127.9.8.7",
                "http://[::1]:8080"
            })
    void addresses_that_can_be_used(String base) {
        assertThatCode(() -> BankAddresses.under(base)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://bank.example | needs https",
                "http://localhost.example | needs https",
                "http://127.0.0.1.example | needs https",
                "http://192.168.1.1:8080 | needs https",
                "http://0.0.0.0:8080 | needs https",
                "ftp://bank.example | must begin with https",
                "bank.example | must begin with https",
                "file:///etc/hosts | must begin with https",
                "https:///path | no",
                "https://user:pw@bank.example | user or a password",
                "https://bank.example/?token=geheim | query",
                "https://bank.example/#x | fragment",
                "https://bank.example:0/ | port",
                "https://bank.example:70000/ | port",
                "https://bank example | not an address",
                "'' | must begin with https"
            })
    void addresses_that_cannot_be_used_are_refused_in_one_line_without_their_secrets(String base, String words) {
        var refusal = catchThrowableOfType(BankSettingsException.class, () -> BankAddresses.under(base));

        assertThat(refusal)
                .hasMessageStartingWith("bank: ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("geheim")
                .hasMessageNotContaining("pw@")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_refused_address_is_named_by_its_setting() {
        var refusal =
                catchThrowableOfType(
                        BankSettingsException.class,
                        () -> BankAddresses.of("https://a.example", "http://b.example", "https://c.example"));

        assertThat(refusal.setting()).isEqualTo("bank.account-url");
    }

    @Test
    void one_base_address_stands_for_three() {
        BankAddresses addresses = BankAddresses.under("https://bank.example/");

        assertThat(addresses.trading()).hasToString("https://bank.example/trading-channel-service/api/v1");
        assertThat(addresses.account()).hasToString("https://bank.example/account/api/v1");
        assertThat(addresses.auth()).hasToString("https://bank.example/oauth2/v2.0/token");
        assertThat(addresses.loopback()).isFalse();
        assertThat(BankAddresses.under("http://localhost:1").loopback()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Bank.Example, bank.example:443",
        "https://bank.example:8443, bank.example:8443",
        "http://LOCALHOST, localhost:80"
    })
    void the_identity_has_host_and_port_in_lower_case(String base, String host) {
        BankSettings settings =
                BankSettings.of(BankAddresses.under(base), "production", "desk@example.com", Desk.CREDENTIALS);

        assertThat(settings.identity()).isEqualTo(new BankIdentity("production", host, "desk@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8089", "http://127.0.0.1:40123"})
    void the_demos_bank_is_the_same_one_at_whichever_port(String base) {
        BankSettings settings = BankSettings.of(BankAddresses.under(base), "demo", "desk@demo", Desk.CREDENTIALS);

        assertThat(settings.identity()).isEqualTo(new BankIdentity("demo", "demo-simulator", "desk@demo"));
    }

    @Test
    void the_defaults_are_the_published_ones() {
        BankSettings settings = settings("production", "desk@example.com");

        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(13));
        assertThat(settings.zone()).isEmpty();
        assertThat(settings.unknownCodes())
                .containsExactlyInAnyOrder("NOT_FOUND", "UNKNOWN_TRANSACTION", "TXN_NOT_FOUND");
        assertThat(settings.definiteRefusals()).hasSize(10).contains("MARKET_CLOSED").doesNotContain("DUPLICATE");
        assertThat(settings.maxBodyBytes()).isEqualTo(1024 * 1024);
    }

    @Test
    void missing_or_senseless_settings_are_named() {
        Duration second = Duration.ofSeconds(1);
        BankSettings good = settings("production", "desk@example.com");

        assertThatThrownBy(() -> settings(" ", "desk@example.com")).hasMessageStartingWith("bank.environment: ");
        assertThatThrownBy(() -> settings("production", "")).hasMessageStartingWith("bank.user-id: ");
        assertThatThrownBy(() -> settings("production", "a\nb")).hasMessageStartingWith("bank.user-id: ");
        assertThatThrownBy(() -> good.withTimeouts(Duration.ZERO, second))
                .hasMessageStartingWith("bank.connect-timeout: PT0S");
        assertThatThrownBy(() -> good.withTimeouts(second, Duration.ofHours(1)))
                .hasMessageStartingWith("bank.response-timeout: ");
        assertThatThrownBy(() -> new BankCredentials("id", "", "user", "pw", "", Optional.empty()))
                .hasMessageStartingWith("bank.client-secret: ");
    }

    @Test
    void an_external_token_that_is_none_is_refused_without_showing_it() {
        assertThatThrownBy(() -> new BankCredentials("id", "secret", "user", "pw", "", Optional.of("hush hush\n")))
                .isInstanceOf(BankSettingsException.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void credentials_and_settings_print_no_secret() {
        var credentials = new BankCredentials("id-1", "hush1", "hush2", "hush3", "sc", Optional.of("hush4"));
        var settings =
                BankSettings.of(
                        BankAddresses.under("https://bank.example"), "production", "desk@example.com", credentials);

        assertThat(credentials.toString()).contains("id-1", "sc").doesNotContain("hush");
        assertThat(settings.toString()).doesNotContain("hush");
    }
}
