package com.fxbatchtrader.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.fxbatchtrader.domain.validation.ValidClient;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.EventRow;

import org.hibernate.HibernateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Files of clients become clients, accounts and events.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class ClientImportStoreTest {

    private final Stage stage;

    ClientImportStoreTest(DatabaseKind kind) {
        stage = new Stage(kind);
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private ClientsStored store(ValidClient... clients) {
        return stage.clients().store(List.of(clients), Stage.ACTOR);
    }

    private static ValidClient withZar(String number) {
        return Stage.client("A1", "Fictional A1", "358", Map.of("ZAR", number));
    }

    private List<String> accounts(String currency) {
        return stage.card("A1").accountsIn(currency).stream().map(AccountNumber::number).toList();
    }

    private List<EventRow> events() {
        return new EventQueries(stage.database()).ofStream(stage.card("A1").id(), 0, 100);
    }

    @Test
    void a_new_client_has_accounts_and_an_event() {
        assertThat(store(Stage.client("A1"), Stage.client("B2"))).isEqualTo(new ClientsStored(2, 0, 0));

        assertThat(stage.card("A1").name()).isEqualTo("Fictional A1");
        assertThat(stage.card("A1").active()).isTrue();
        assertThat(stage.card("A1").spread()).isEqualTo(Spread.of("358"));
        assertThat(accounts("ZAR")).containsExactly("10A177");
        assertThat(accounts("USD")).containsExactly("20A188");
        assertThat(events()).hasSize(1);
        assertThat(events().getFirst().kind()).isEqualTo("CLIENT_ADDED");
        assertThat(events().getFirst().actor()).isEqualTo(Stage.ACTOR);
    }

    @Test
    void the_same_file_again_changes_nothing() {
        store(Stage.client("A1"));
        assertThat(store(Stage.client("A1"))).isEqualTo(new ClientsStored(0, 0, 1));
        assertThat(events()).hasSize(1);
    }

    @Test
    void a_change_says_what_it_was_and_what_it_is_without_account_numbers_in_full() {
        store(Stage.client("A1"));
        ValidClient changed = Stage.client("A1", "Renamed", "250", Map.of("ZAR", "5551234"));
        assertThat(store(changed)).isEqualTo(new ClientsStored(0, 1, 0));

        assertThat(stage.card("A1").name()).isEqualTo("Renamed");
        EventRow event = events().getLast();
        assertThat(event.kind()).isEqualTo("CLIENT_CHANGED");
        assertThat(event.before()).isEqualTo("Fictional A1, spread 358, ZAR account …A177");
        assertThat(event.after()).isEqualTo("Renamed, spread 250, ZAR account …1234");
        assertThat(new ChainCheck(stage.database()).stream(StreamKind.CLIENT, stage.card("A1").id())).isEmpty();
    }

    @Test
    void the_account_named_last_is_the_current_one_and_the_former_stays() {
        store(withZar("111"));
        store(withZar("222"));
        assertThat(accounts("ZAR")).containsExactly("222");
        assertThat(stage.test().number("select count(*) from account where currency = 'ZAR'")).isEqualTo(2);
    }

    @Test
    void a_former_account_that_is_named_again_is_current_again_and_is_no_second_row() {
        store(withZar("111"));
        AccountNumber first = stage.card("A1").accountsIn("ZAR").getFirst();
        store(withZar("222"));
        assertThat(store(withZar("111"))).isEqualTo(new ClientsStored(0, 1, 0));
        assertThat(stage.card("A1").accountsIn("ZAR")).containsExactly(first);
        assertThat(stage.test().number("select count(*) from account where currency = 'ZAR'")).isEqualTo(2);
    }

    @Test
    void the_current_account_is_found_when_the_databases_clock_was_set_back() {
        store(withZar("111"));
        stage.test().execute("update account set created_at = timestamp with time zone '2099-01-01 00:00:00+00'");
        store(withZar("222"));
        assertThat(accounts("ZAR")).containsExactly("222");
    }

    @Test
    void a_row_that_says_nothing_of_an_account_leaves_it_alone() {
        store(Stage.client("A1"));
        store(withZar("222"));
        assertThat(accounts("USD")).containsExactly("20A188");
    }

    @Test
    void nothing_is_stored_when_the_last_client_can_not_be() {
        List<ValidClient> clients = new ArrayList<>(List.of(Stage.client("A1"), Stage.client("B2")));
        clients.add(Stage.client("C3", "x".repeat(201), "358", Map.of()));
        assertThatThrownBy(() -> stage.clients().store(clients, Stage.ACTOR)).isInstanceOf(HibernateException.class);
        assertThat(stage.test().number("select count(*) from client")).isZero();
        assertThat(stage.test().number("select count(*) from account")).isZero();
        assertThat(stage.test().number("select count(*) from event where stream = 'CLIENT'")).isZero();
    }

    @Test
    void a_preview_counts_and_stores_nothing() {
        store(Stage.client("A1"));
        List<ValidClient> file = List.of(withZar("999"), Stage.client("B2"));
        assertThat(stage.clients().preview(file)).isEqualTo(new ClientsStored(1, 1, 0));
        assertThat(stage.test().number("select count(*) from client")).isEqualTo(1);
        assertThat(accounts("ZAR")).containsExactly("10A177");
    }

    @Test
    void a_file_longer_than_one_piece_is_stored_whole() {
        List<ValidClient> many = new ArrayList<>();
        for (int i = 0; i < 1101; i++) {
            many.add(Stage.client(String.format("C%05d", i)));
        }
        assertThat(stage.clients().store(many, Stage.ACTOR)).isEqualTo(new ClientsStored(1101, 0, 0));
        assertThat(stage.clients().store(many, Stage.ACTOR)).isEqualTo(new ClientsStored(0, 0, 1101));
    }
}
