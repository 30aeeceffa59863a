package com.fxbatchtrader.bank.simulator.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class AccountsTest {

    private static final Client KNOWN = new Client("1", "Rooibos Optics", Map.of("ZAR", "z1", "USD", "u1"));

    @TempDir private Path folder = Path.of("");

    private final Accounts accounts = new Accounts(new Seed(1), List.of(KNOWN));

    @Test
    void a_known_client_has_the_accounts_of_the_file_and_no_others() {
        assertThat(accounts.find("1", "z1"))
                .get()
                .satisfies(
                        account -> {
                            assertThat(account.name()).isEqualTo("Rooibos Optics");
                            assertThat(account.currency()).isEqualTo("ZAR");
                            assertThat(account.status()).isEqualTo(AccountStatus.OPEN);
                        });
        assertThat(accounts.find("1", "u1", "USD")).isPresent();
        assertThat(accounts.find("1", "u1", "ZAR")).isEmpty();
        assertThat(accounts.find("1", "other")).isEmpty();
        assertThat(accounts.find("2", "z1")).isEmpty();
    }

    @Test
    void a_known_client_may_open_an_account_in_a_currency_that_the_file_does_not_name() {
        assertThat(accounts.find("1", "e1", "EUR")).isPresent();
        assertThat(accounts.find("1", "z2", "ZAR")).isEmpty();
    }

    @Test
    void an_unknown_client_opens_accounts_by_asking_and_the_deal_tells_the_currency() {
        assertThat(accounts.find("9", "u9").orElseThrow().currency()).isEqualTo("ZAR");
        assertThat(accounts.find("9", "u9", "USD").orElseThrow().currency()).isEqualTo("USD");
        assertThat(accounts.find("9", "u9").orElseThrow().currency()).isEqualTo("USD");
    }

    @Test
    void an_opening_balance_depends_on_seed_client_and_account_only() {
        Accounts again = new Accounts(new Seed(1), List.of());
        Accounts other = new Accounts(new Seed(2), List.of());
        BigDecimal balance = accounts.find("9", "z9").orElseThrow().balance();

        assertThat(again.find("9", "z9").orElseThrow().balance()).isEqualTo(balance);
        assertThat(other.find("9", "z9").orElseThrow().balance()).isNotEqualTo(balance);
        assertThat(balance.scale()).isEqualTo(2);
    }

    @Test
    void a_set_balance_is_the_balance_and_keeps_the_statement_true() {
        accounts.move("z1", new BigDecimal("-5.00"), "key", java.time.Instant.EPOCH);
        accounts.setBalance("1", "z1", new BigDecimal("10.00"));

        Account account = accounts.find("1", "z1").orElseThrow();
        assertThat(account.balance()).isEqualTo(new BigDecimal("10.00"));
        assertThat(account.opening()).isEqualTo(new BigDecimal("15.00"));
    }

    @Test
    void only_a_clients_own_account_can_be_changed() {
        assertThatThrownBy(() -> accounts.setStatus("2", "z1", AccountStatus.CLOS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account z1 is not one of client 2");
    }

    @Test
    void a_clients_file_is_read_with_headers_in_any_case_and_order() throws IOException {
        Path file = folder.resolve("clients.csv");
        Files.writeString(
                file,
                "\uFEFFusd account,CLIENT CIF,Fixed Spread,client,Zar Account\nu7,7,358,\"Protea, Ltd\",z7\n,8,1,,\n");

        assertThat(ClientsFile.read(file))
                .containsExactly(
                        new Client("7", "Protea, Ltd", Map.of("ZAR", "z7", "USD", "u7")),
                        new Client("8", "Client 8", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Client,ZAR Account\na,z\n' | :2: Client CIF: nothing was found",
                "'Client CIF\n1\n1\n' | :3: Client CIF: client 1 was found a second time",
                "'Client CIF,ZAR Account\n1,z\n2,z\n' | :3: ZAR Account: account z was found a second time"
            })
    void a_bad_clients_file_is_refused_with_its_row(String text, String message) throws IOException {
        Path file = folder.resolve("clients.csv");
        Files.writeString(file, text);

        assertThatThrownBy(() -> ClientsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("clients.csv" + message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_clients_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ClientsFile.read(folder.resolve("none.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.csv");
    }
}
