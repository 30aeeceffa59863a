package com.fxbatchtrader.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.Ledger;
import com.fxbatchtrader.bank.simulator.ledger.ReceivedBooking;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class JudgeTest {

    private static final BigDecimal RATE = new BigDecimal("17.7930");
    private static final BigDecimal CLIENT_RATE = new BigDecimal("17.8288");
    private static final BigDecimal AMOUNT = new BigDecimal("200000.00");
    private static final BigDecimal USD = new BigDecimal("11217.80");
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Expected TRADE = new Expected("76285288", AMOUNT);
    private static final Claim SUCCESS = success(AMOUNT, "bank-1", RATE, CLIENT_RATE, USD);

    private static Claim success(
            BigDecimal amount, String bankId, BigDecimal rate, BigDecimal clientRate, BigDecimal usd) {
        return new Claim("t1", "76285288", amount, "SUCCESS", "", List.of("key-1"), bankId, rate, clientRate, usd);
    }

    private static Claim in(String status) {
        return new Claim("t1", "76285288", AMOUNT, status, "", List.of("key-1"), "", null, null, null);
    }

    private static Booking booking(String id, String key, BigDecimal amount, BigDecimal usd) {
        return new Booking(
                id,
                key,
                1L << 54,
                "76285288",
                "10286180131",
                "ZAR",
                amount,
                "20972770615",
                "USD",
                usd,
                "Buy",
                "USD/ZAR",
                "ZAR",
                amount,
                RATE,
                CLIENT_RATE,
                usd,
                NOW);
    }

    private static Booking booking(String id, String key) {
        return booking(id, key, AMOUNT, USD);
    }

    private static ReceivedBooking received(String key) {
        return new ReceivedBooking(key, 1L << 54, RATE, CLIENT_RATE, NOW);
    }

    private static Verdict judge(List<Booking> ledger, List<ReceivedBooking> received, List<Claim> claims) {
        return new Judge(ledger, received).judge(30, List.of(TRADE), claims);
    }

    private static Verdict judge(Claim claim) {
        return judge(List.of(booking("bank-1", "key-1")), List.of(received("key-1")), List.of(claim));
    }

    private static void assertCounts(Verdict verdict, int duplicates, int losses, int wrong, int unresolved) {
        assertThat(verdict)
                .as(verdict.report())
                .isEqualTo(new Verdict(30, 1, duplicates, losses, wrong, unresolved, verdict.lines()));
        assertThat(verdict.lines()).hasSize(duplicates + losses + wrong + unresolved);
        assertThat(verdict.isClean()).isEqualTo(verdict.lines().isEmpty());
    }

    @Test
    void a_clean_run_has_no_finding() {
        assertCounts(judge(SUCCESS), 0, 0, 0, 0);
    }

    @Test
    void a_trade_that_failed_and_was_not_booked_is_clean() {
        assertCounts(judge(List.of(), List.of(received("key-1")), List.of(in("FAILED"))), 0, 0, 0, 0);
    }

    @Test
    void the_line_says_all_counts() {
        assertThat(judge(SUCCESS)).hasToString("CRASH kills=30 trades=1 duplicates=0 losses=0 wrong=0 unresolved=0");
    }

    @Test
    void two_bookings_of_one_trade_under_different_keys_are_a_duplicate() {
        Claim claim =
                new Claim(
                        "t1",
                        "76285288",
                        AMOUNT,
                        "SUCCESS",
                        "",
                        List.of("key-1", "key-2"),
                        "bank-2",
                        RATE,
                        CLIENT_RATE,
                        USD);
        List<Booking> ledger = List.of(booking("bank-1", "key-1"), booking("bank-2", "key-2"));

        assertCounts(judge(ledger, List.of(received("key-1"), received("key-2")), List.of(claim)), 1, 0, 0, 0);
    }

    @Test
    void two_bookings_of_a_failed_trade_are_a_duplicate_and_a_loss() {
        List<Booking> ledger = List.of(booking("bank-1", "key-1"), booking("bank-2", "key-1"));

        assertCounts(judge(ledger, List.of(received("key-1")), List.of(in("FAILED"))), 1, 1, 0, 0);
    }

    @Test
    void a_booking_of_a_failed_or_cancelled_or_waiting_trade_is_a_loss() {
        assertCounts(judge(in("FAILED")), 0, 1, 0, 0);
        assertCounts(judge(in("CANCELLED")), 0, 1, 0, 0);
        assertCounts(judge(in("PENDING")), 0, 1, 0, 1);
        assertCounts(judge(in("QUOTED")), 0, 1, 0, 1);
    }

    @Test
    void a_success_without_a_booking_is_a_loss() {
        assertCounts(judge(List.of(), List.of(received("key-1")), List.of(SUCCESS)), 0, 1, 0, 0);
    }

    @Test
    void a_trade_that_our_side_does_not_know_is_a_loss() {
        assertCounts(judge(List.of(), List.of(), List.of()), 0, 1, 0, 0);
    }

    @Test
    void a_booking_that_belongs_to_no_trade_is_a_loss_and_its_request_is_wrong() {
        Booking stranger = booking("bank-9", "key-9", new BigDecimal("7.00"), new BigDecimal("0.39"));
        List<Booking> ledger = List.of(booking("bank-1", "key-1"), stranger);

        assertCounts(judge(ledger, List.of(received("key-1"), received("key-9")), List.of(SUCCESS)), 0, 1, 1, 0);
    }

    @Test
    void a_booking_of_another_amount_is_wrong_and_its_trade_a_loss() {
        Booking other = booking("bank-1", "key-1", new BigDecimal("200001.00"), new BigDecimal("11217.86"));

        assertCounts(judge(List.of(other), List.of(received("key-1")), List.of(SUCCESS)), 0, 1, 1, 0);
    }

    @Test
    void another_rate_or_client_rate_or_base_amount_is_wrong() {
        BigDecimal off = new BigDecimal("0.01");
        assertCounts(judge(success(AMOUNT, "bank-1", RATE.add(off), CLIENT_RATE, USD)), 0, 0, 1, 0);
        assertCounts(judge(success(AMOUNT, "bank-1", RATE, CLIENT_RATE.add(off), USD)), 0, 0, 1, 0);
        assertCounts(judge(success(AMOUNT, "bank-1", RATE, CLIENT_RATE, USD.add(off))), 0, 0, 1, 0);
    }

    @Test
    void a_base_amount_that_the_bank_computed_wrongly_is_wrong_even_when_we_agree() {
        BigDecimal cent = new BigDecimal("11217.81");
        Claim claim = success(AMOUNT, "bank-1", RATE, CLIENT_RATE, cent);

        assertCounts(
                judge(List.of(booking("bank-1", "key-1", AMOUNT, cent)), List.of(received("key-1")), List.of(claim)),
                0,
                0,
                1,
                0);
    }

    @Test
    void another_transaction_id_is_wrong() {
        assertCounts(judge(success(AMOUNT, "bank-2", RATE, CLIENT_RATE, USD)), 0, 0, 1, 0);
    }

    @Test
    void a_success_without_figures_is_wrong_in_each() {
        Claim bare = new Claim("t1", "76285288", AMOUNT, "SUCCESS", "", List.of("key-1"), "", null, null, null);

        assertCounts(judge(bare), 0, 0, 4, 0);
    }

    @Test
    void a_deal_that_the_bank_took_and_failed_is_clean_with_its_bank_id() {
        Claim claim = new Claim("t1", "76285288", AMOUNT, "FAILED", "", List.of(), "bank-1", null, null, null);

        assertCounts(judge(List.of(), List.of(), List.of(claim)), 0, 0, 0, 0);
    }

    @Test
    void a_booking_under_a_key_that_is_not_the_trades_is_wrong_and_so_is_the_request() {
        assertCounts(
                judge(List.of(booking("bank-1", "key-7")), List.of(received("key-7")), List.of(SUCCESS)), 0, 0, 2, 0);
    }

    @Test
    void a_key_that_was_sent_twice_is_wrong() {
        List<ReceivedBooking> twice = List.of(received("key-1"), received("key-1"));

        assertCounts(judge(List.of(booking("bank-1", "key-1")), twice, List.of(SUCCESS)), 0, 0, 1, 0);
    }

    @Test
    void a_request_under_an_unknown_key_is_wrong() {
        List<ReceivedBooking> received = List.of(received("key-1"), received("key-5"));

        assertCounts(judge(List.of(booking("bank-1", "key-1")), received, List.of(SUCCESS)), 0, 0, 1, 0);
    }

    @Test
    void a_booking_without_a_request_is_wrong() {
        assertCounts(judge(List.of(booking("bank-1", "key-1")), List.of(), List.of(SUCCESS)), 0, 0, 1, 0);
    }

    @Test
    void one_key_at_two_attempts_is_wrong() {
        Claim twice =
                new Claim("t1", "76285288", AMOUNT, "FAILED", "", List.of("key-1", "key-1"), "", null, null, null);

        assertCounts(judge(List.of(), List.of(received("key-1")), List.of(twice)), 0, 0, 1, 0);
    }

    @Test
    void a_trade_that_our_side_has_twice_is_wrong() {
        Claim again = new Claim("t2", "76285288", AMOUNT, "FAILED", "", List.of(), "", null, null, null);
        List<Claim> claims = List.of(in("FAILED"), again);

        assertCounts(judge(List.of(), List.of(received("key-1")), claims), 0, 0, 1, 0);
    }

    @Test
    void a_trade_that_nobody_handed_in_is_wrong() {
        Claim stranger = new Claim("t2", "76285288", BigDecimal.TEN, "FAILED", "", List.of(), "", null, null, null);

        assertCounts(judge(List.of(), List.of(received("key-1")), List.of(in("FAILED"), stranger)), 0, 0, 1, 0);
    }

    @Test
    void a_trade_that_may_be_booked_is_unresolved_and_no_loss() {
        assertCounts(judge(in("IN_DOUBT")), 0, 0, 0, 1);
        assertCounts(judge(in("BOOKED")), 0, 0, 0, 1);
        assertCounts(judge(in("BOOKING")), 0, 0, 0, 1);
    }

    @Test
    void amounts_that_are_not_unique_cannot_be_judged() {
        Judge judge = new Judge(List.of(), List.of());
        Expected same = new Expected("76285288", new BigDecimal("200000"));

        assertThatThrownBy(() -> judge.judge(0, List.of(TRADE, same), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unique");
    }

    @Test
    void the_judge_reads_the_banks_files(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        try (Ledger ledger = Ledger.open(file)) {
            ledger.receive(received("key-1"));
            ledger.book(booking("bank-1", "key-1"));
        }

        Verdict verdict = Judge.over(file).judge(30, List.of(TRADE), List.of(SUCCESS));

        assertCounts(verdict, 0, 0, 0, 0);
    }
}
