package com.fxbatchtrader.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.fxbatchtrader.store.importing.KnownClient.KnownAccount;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a row of a client file means for the client.
class ClientChangeTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private static KnownClient known(KnownAccount... accounts) {
        return new KnownClient(
                ID,
                "A1",
                "Fictional A1",
                Spread.of("358"),
                true,
                StreamHead.empty(StreamKind.CLIENT, ID),
                List.of(accounts));
    }

    private static KnownAccount account(int id, String currency, String number, int minutes) {
        return new KnownAccount(new UUID(2, id), currency, number, MONDAY.plusSeconds(60L * minutes));
    }

    private static ClientChange change(KnownClient known, Map<String, String> accounts) {
        return ClientChange.of(Stage.client("A1", "Fictional A1", "358.00", accounts), Optional.of(known));
    }

    @Test
    void an_unknown_client_is_created_with_all_accounts() {
        ClientChange change = ClientChange.of(Stage.client("A1"), Optional.empty());
        assertThat(change.created()).isTrue();
        assertThat(change.nothing()).isFalse();
        assertThat(change.accounts()).containsExactly("USD", "ZAR");
        assertThat(change.before()).isEmpty();
    }

    @Test
    void the_same_in_other_words_is_no_change() {
        ClientChange change = change(known(account(1, "ZAR", "111", 0)), Map.of("ZAR", "111"));
        assertThat(change.nothing()).isTrue();
        assertThat(change(known(account(1, "ZAR", "111", 0)), Map.of()).nothing()).isTrue();
    }

    @Test
    void the_account_named_last_is_current_and_of_two_at_once_the_later_id() {
        KnownClient client = known(account(2, "ZAR", "222", 5), account(1, "ZAR", "111", 9), account(3, "USD", "3", 0));
        assertThat(client.current("ZAR")).map(KnownAccount::number).contains("111");
        assertThat(client.currentAccounts()).extracting(AccountNumber::number).containsExactly("3", "111");
        assertThat(known(account(1, "ZAR", "111", 0), account(2, "ZAR", "222", 0)).current("ZAR"))
                .map(KnownAccount::number)
                .contains("222");
        assertThat(client.current("EUR")).isEmpty();
        assertThat(change(client, Map.of("ZAR", "222")).accounts()).containsExactly("ZAR");
    }

    @Test
    void a_new_current_account_is_always_later_than_the_former() {
        KnownClient client = known(account(1, "ZAR", "111", 10));
        assertThat(ClientRows.after(client, "ZAR", MONDAY)).isAfter(MONDAY.plusSeconds(600));
        assertThat(ClientRows.after(client, "USD", MONDAY)).isEqualTo(MONDAY);
        assertThat(ClientRows.after(client, "ZAR", MONDAY.plusSeconds(9999))).isEqualTo(MONDAY.plusSeconds(9999));
    }

    @Test
    void a_batch_that_can_not_be_stored_is_not_made() {
        for (int limit : new int[] {0, 101}) {
            assertThatThrownBy(() -> new NewBatch("a", Priority.DEFAULT, limit, "f", "h", "c", 0, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : List.of("", " ", "x".repeat(201))) {
            assertThatThrownBy(() -> new NewBatch(name, Priority.DEFAULT, 5, "f", "h", "c", 0, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
