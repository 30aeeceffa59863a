package com.fxbatchtrader.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.Desk.Quoted;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.Ledger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The bank can be stopped and started again on its ledger.
class RestartTest {

    @TempDir private Path folder;

    private final WallPacing pacing = new WallPacing();
    private Path ledger = Path.of("");

    @BeforeEach
    void name() {
        ledger = folder.resolve("bank").resolve("ledger.jsonl");
    }

    private interface Work {
        void with(BankSimulator bank, Desk desk) throws IOException;
    }

    /// One life of the bank.
    private void life(Work work) throws IOException {
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain().withLedger(ledger), pacing);
                Desk desk = new Desk(bank)) {
            work.with(bank, desk);
        }
    }

    @Test
    void old_bookings_are_known_and_balances_have_moved() throws IOException {
        BigDecimal[] balance = new BigDecimal[1];
        String[] id = new String[1];
        life(
                (bank, desk) -> {
                    id[0] = desk.book(desk.quote("123.45"), "key").transactionId();
                    balance[0] = desk.balance(Desk.CIF, Desk.USD).json().path("currentBalance").decimalValue();
                });

        life(
                (bank, desk) -> {
                    assertThat(bank.ledger()).hasSize(1);
                    assertThat(bank.received()).hasSize(1);
                    assertThat(desk.status("key").transactionIdOfDeal()).isEqualTo(id[0]);
                    assertThat(desk.status(id[0]).transactionIdOfDeal()).isEqualTo(id[0]);
                    assertThat(desk.balance(Desk.CIF, Desk.USD).json().path("currentBalance").decimalValue())
                            .isEqualTo(balance[0]);
                });
    }

    @Test
    void spent_quotes_stay_spent_and_live_ones_are_forgotten() throws IOException {
        Quoted[] quotes = new Quoted[3];
        life(
                (bank, desk) -> {
                    for (int i = 0; i < 3; i++) {
                        quotes[i] = desk.quote("100.0" + i);
                    }
                    desk.book(quotes[0], "key");
                    desk.cancel(quotes[1].id());
                });

        life(
                (bank, desk) -> {
                    assertThat(desk.book(quotes[0], "again").reason()).isEqualTo("QUOTE_ALREADY_USED");
                    assertThat(desk.book(quotes[1], "again").reason()).isEqualTo("QUOTE_CANCELLED");
                    assertThat(desk.book(quotes[2], "again").reason()).isEqualTo("UNKNOWN_QUOTE");
                });
    }

    @Test
    void a_repeated_key_gets_the_former_answer_after_a_restart_too() throws IOException {
        life((bank, desk) -> desk.book(desk.quote("1.00"), "key"));

        life(
                (bank, desk) -> {
                    assertThat(desk.book(desk.quote("1.00"), "key").transactionId())
                            .isEqualTo(bank.ledger().getFirst().transactionId());
                    assertThat(bank.ledger()).hasSize(1);
                });
    }

    @Test
    void a_failed_deal_stays_failed() throws IOException {
        life(
                (bank, desk) -> {
                    Quoted quote = desk.quote("1.00");
                    bank.faults().next(Call.BOOK, Fault.ENDS_FAILED);
                    desk.book(quote, "key");
                });

        life(
                (bank, desk) ->
                        assertThat(desk.status("key").json().path("transaction").path("status").stringValue())
                                .isEqualTo("FAILED"));
    }

    @Test
    void ids_are_never_given_out_twice_even_when_the_clock_goes_back() throws IOException {
        Set<Long> quotes = new HashSet<>();
        Set<String> calls = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            life(
                    (bank, desk) -> {
                        for (int n = 0; n < 5; n++) {
                            Desk.Answer answer = desk.createQuote("1.00");
                            assertThat(quotes.add(answer.json().path("payload").path("quoteId").longValue())).isTrue();
                            assertThat(calls.add(answer.transactionId())).isTrue();
                        }
                    });
            pacing.advance(Duration.ofHours(-1));
        }
    }

    @Test
    void a_torn_last_line_is_cut_off_and_the_ledger_goes_on_behind() throws IOException {
        life((bank, desk) -> desk.book(desk.quote("1.00"), "key-1"));
        Files.writeString(ledger, "{\"transactionId\":\"abc", StandardOpenOption.APPEND);
        assertThat(Ledger.bookingsIn(ledger)).hasSize(1);

        life((bank, desk) -> desk.book(desk.quote("2.00"), "key-2"));

        assertThat(Ledger.bookingsIn(ledger)).extracting(Booking::dealTransactionId).containsExactly("key-1", "key-2");
        assertThat(Ledger.receivedIn(ledger)).hasSize(2);
    }

    @Test
    void a_damaged_line_is_named_with_its_file() throws IOException {
        life((bank, desk) -> desk.book(desk.quote("1.00"), "key-1"));
        Files.writeString(ledger, "nonsense\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> life((bank, desk) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ledger.jsonl, line 2")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_ledger_has_one_bank_only_and_is_free_again_when_that_has_closed() throws IOException {
        life(
                (bank, desk) ->
                        assertThatThrownBy(() -> life((other, otherDesk) -> {}))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("in use"));

        life((bank, desk) -> assertThat(bank.port()).isPositive());
    }

    @Test
    void a_booking_is_in_the_file_before_its_answer_and_its_request_before_any_fault() throws IOException {
        life(
                (bank, desk) -> {
                    desk.book(desk.quote("1.00"), "key-1");
                    assertThat(Ledger.bookingsIn(ledger)).hasSize(1);

                    Quoted quote = desk.quote("2.00");
                    bank.faults().next(Call.BOOK, Fault.RESET_BEFORE);
                    assertThatThrownBy(() -> desk.book(quote, "key-2")).isInstanceOf(IOException.class);
                    assertThat(Ledger.receivedIn(ledger)).hasSize(2);
                    assertThat(Ledger.bookingsIn(ledger)).hasSize(1);
                });
    }

    @Test
    void closing_twice_does_nothing_more() throws IOException {
        BankSimulator bank = BankSimulator.start(SimulatorSettings.plain().withLedger(ledger), pacing);
        bank.close();
        bank.close();

        assertThat(Ledger.bookingsIn(ledger)).isEqualTo(List.of());
    }
}
