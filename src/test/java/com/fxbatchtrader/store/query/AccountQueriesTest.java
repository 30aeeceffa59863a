package com.fxbatchtrader.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.query.AccountQueries.AccountRow;
import com.fxbatchtrader.store.query.AccountQueries.AccountsRow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

/// Which accounts a bank can be asked with.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class AccountQueriesTest {

    private final Stage stage;
    private final AccountQueries queries;

    AccountQueriesTest(DatabaseKind kind) {
        stage = new Stage(kind);
        queries = new AccountQueries(stage.database());
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    @Test
    void without_clients_there_is_none() {
        assertThat(queries.first()).isEmpty();
        assertThat(queries.inTwoCurrencies(9)).isEmpty();
    }

    @Test
    void one_currency_makes_no_pair() {
        stage.clients().store(List.of(Stage.client("C3", "Fictional C3", "1", Map.of("ZAR", "77"))), Stage.ACTOR);
        assertThat(queries.first()).contains(new AccountRow("C3", "77", "ZAR"));
        assertThat(queries.inTwoCurrencies(9)).isEmpty();
    }

    @Test
    void two_accounts_of_one_client_are_a_pair_in_both_directions_and_never_those_of_two_clients() {
        stage.withClients();
        List<AccountsRow> two = queries.inTwoCurrencies(9);
        assertThat(two).hasSize(4).allMatch(pair -> pair.from().cif().equals(pair.to().cif()));
        assertThat(two)
                .contains(
                        new AccountsRow(new AccountRow("A1", "10A177", "ZAR"), new AccountRow("A1", "20A188", "USD")),
                        new AccountsRow(new AccountRow("A1", "20A188", "USD"), new AccountRow("A1", "10A177", "ZAR")));
        assertThat(queries.inTwoCurrencies(1)).hasSize(1);
    }

    @Test
    void a_client_that_is_not_active_is_left_out() {
        stage.withClients();
        stage.test().execute("update client set active = false where cif = 'A1'");
        assertThat(queries.inTwoCurrencies(9)).hasSize(2).allMatch(pair -> pair.from().cif().equals("B2"));
    }
}
