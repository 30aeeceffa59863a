package com.fxbatchtrader.store.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The database belongs to one bank.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class DeskStoreTest {

    private static final BankBinding BANK = new BankBinding("test", "127.0.0.1:8090", "desk-user");

    private final SystemPacing pacing = new SystemPacing();
    private final TestDatabase fresh;
    private final DeskStore desk;

    DeskStoreTest(DatabaseKind kind) {
        fresh = TestDatabase.fresh(kind, pacing);
        desk = new DeskStore(fresh.database(), pacing);
    }

    @AfterEach
    void remove() {
        fresh.close();
    }

    @Test
    void is_bound_at_first_use_once_with_an_event() {
        assertThat(desk.bank()).isEmpty();
        desk.bindBank(BANK);
        desk.bindBank(BANK);
        assertThat(desk.bank()).contains(BANK);
        assertThat(fresh.number("select count(*) from event where kind = 'DESK_BOUND'")).isEqualTo(1);
        assertThat(fresh.number("select events_head_number from desk")).isEqualTo(2);
        assertThat(
                        fresh.number(
                                "select count(*) from desk d join event e on e.stream_id = d.desk_id"
                                        + " and e.number = d.events_head_number and e.hash = d.events_head_hash"))
                .isEqualTo(1);
    }

    @Test
    void refuses_every_other_bank_and_says_which_it_has() {
        desk.bindBank(BANK);
        List<BankBinding> others =
                List.of(
                        new BankBinding("production", "127.0.0.1:8090", "desk-user"),
                        new BankBinding("test", "bank.example:443", "desk-user"),
                        new BankBinding("test", "127.0.0.1:8090", "other-user"));
        for (BankBinding other : others) {
            assertThatThrownBy(() -> desk.bindBank(other))
                    .isInstanceOf(WrongBankException.class)
                    .hasMessageContaining(BANK.toString())
                    .hasMessageContaining(other.toString());
        }
        assertThat(desk.bank()).contains(BANK);
    }

    @Test
    void of_several_that_bind_at_once_one_wins() throws Exception {
        int bound = 0;
        try (var threads = pacing.executor("binder", 4)) {
            List<Future<?>> binders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                BankBinding mine = new BankBinding("test", "127.0.0.1:" + (9000 + i), "desk-user");
                binders.add(threads.submit(() -> desk.bindBank(mine)));
            }
            for (Future<?> binder : binders) {
                try {
                    binder.get(20, TimeUnit.SECONDS);
                    bound++;
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(WrongBankException.class);
                }
            }
        }
        assertThat(bound).isEqualTo(1);
        assertThat(fresh.number("select count(*) from event where kind = 'DESK_BOUND'")).isEqualTo(1);
    }

    @Test
    void a_bank_without_a_name_is_none() {
        assertThatThrownBy(() -> new BankBinding("test", " ", "user")).isInstanceOf(IllegalArgumentException.class);
    }
}
