package com.fxbatchtrader.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.bank.simulator.Desk.Answer;
import com.fxbatchtrader.bank.simulator.Desk.Quoted;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.http.RawClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

class FaultsOverTheWireTest {

    private final WallPacing pacing = new WallPacing();
    private BankSimulator bank;
    private Desk desk;

    @BeforeEach
    void start() throws IOException {
        FaultProfile quick =
                FaultProfile.clean()
                        .with("byte-every", "2ms")
                        .with("late-answer", "150ms")
                        .with("done-after", "500ms")
                        .with("pending-for", "20s")
                        .with("status-lag", "20s")
                        .with("retry-after", "7s");
        bank = BankSimulator.start(SimulatorSettings.plain().withProfile(quick), pacing);
        desk = new Desk(bank);
    }

    @AfterEach
    void stop() {
        desk.close();
        bank.close();
    }

    private Answer bookWith(Fault fault) throws IOException {
        Quoted quote = desk.quote("100.00");
        bank.faults().next(Call.BOOK, fault);
        return desk.book(quote, "key");
    }

    /// Books over a raw connection, on which every byte can be looked at.
    private RawClient rawBooking(Fault fault) throws IOException {
        Quoted quote = desk.quote("100.00");
        bank.faults().next(Call.BOOK, fault);
        RawClient raw = new RawClient(bank.port());
        raw.post(Call.BOOK.path(), desk.token(), Desk.bookBody(quote, "key"));
        return raw;
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORISED, 401, 0",
        "TOO_MANY_REQUESTS, 429, 0",
        "SERVER_ERROR, 500, 0",
        "SERVER_ERROR_AFTER, 500, 1",
        "UNAVAILABLE, 503, 0",
        "UNAVAILABLE_AFTER, 503, 1",
        "REDIRECT, 307, 0",
        "HTML, 502, 0",
        "HTML_AFTER, 200, 1",
        "TECHNICAL_ERROR, 200, 0",
        "TECHNICAL_ERROR_AFTER, 200, 1",
        "DUPLICATE_AFTER, 409, 1",
        "WRONG_CONTENT_TYPE, 200, 1",
        "MALFORMED_JSON, 200, 1",
        "HUGE_BODY, 200, 1",
        "HUGE_NUMBER, 200, 1",
        "NO_RESULT, 200, 1",
        "DUPLICATE_FIELD, 200, 1",
        "ENDS_FAILED, 200, 0",
        "ENDS_REJECTED, 200, 0",
        "STATUS_PENDING, 200, 1"
    })
    void a_fault_has_its_status_and_books_or_does_not(Fault fault, int status, int bookings) throws IOException {
        assertThat(bookWith(fault).status()).isEqualTo(status);
        assertThat(bank.ledger()).hasSize(bookings);
        assertThat(bank.received()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "QUOTE_EXPIRED",
                "QUOTE_CANCELLED",
                "UNKNOWN_QUOTE",
                "RATE_CHANGED",
                "INSUFFICIENT_FUNDS",
                "ACCOUNT_CLOSED",
                "ACCOUNT_DORMANT",
                "LIMIT_EXCEEDED",
                "NOT_PERMITTED",
                "MARKET_CLOSED"
            })
    void a_refusal_carries_its_code_with_a_status_that_refusals_have_and_books_nothing(Fault refusal)
            throws IOException {
        Answer answer = bookWith(refusal);

        assertThat(answer.reason()).isEqualTo(refusal.name());
        assertThat(answer.resultCode()).isPositive();
        assertThat(answer.status()).isIn(200, 400, 409, 422);
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void a_401_comes_with_the_token_error_body() throws IOException {
        assertThat(bookWith(Fault.UNAUTHORISED).json().path("error").stringValue()).isEqualTo("invalid_token");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TOO_MANY_REQUESTS", "UNAVAILABLE", "UNAVAILABLE_AFTER"})
    void who_is_to_come_later_is_told_when(Fault fault) throws IOException {
        assertThat(bookWith(fault).header("Retry-After")).isEqualTo("7");
    }

    @Test
    void a_redirect_leads_to_the_same_address() throws IOException {
        assertThat(bookWith(Fault.REDIRECT).header("Location")).isEqualTo(Call.BOOK.path());
    }

    @ParameterizedTest
    @CsvSource({"RESET_BEFORE, 0", "RESET_AFTER, 1"})
    void a_reset_gives_no_byte_of_an_answer(Fault fault, int bookings) throws IOException {
        try (RawClient raw = rawBooking(fault)) {
            assertThatThrownBy(raw::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(bank.ledger()).hasSize(bookings);
    }

    @Test
    void a_booking_takes_effect_after_its_connection_was_reset() throws IOException {
        assertThatThrownBy(() -> bookWith(Fault.RESET_THEN_DONE)).isInstanceOf(IOException.class);

        assertThat(bank.ledger()).isEmpty();
        assertThat(desk.status("key").reason()).isEqualTo("NOT_FOUND");
        await().until(() -> bank.triedLate() == 1);
        assertThat(bank.ledger()).hasSize(1);
        assertThat(desk.status("key").resultCode()).isZero();
    }

    @Test
    void an_effect_after_the_reset_never_comes_after_the_quotes_expiry() throws IOException {
        assertThatThrownBy(() -> bookWith(Fault.RESET_THEN_DONE)).isInstanceOf(IOException.class);
        pacing.advance(Duration.ofSeconds(30));

        await().until(() -> bank.triedLate() == 1);
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void late_effects_around_the_expiry_are_booked_before_it_or_not_at_all() throws IOException {
        bank.faults().use(bank.faults().profile().with("done-after", "0ms..1300ms").with("quote-life", "800ms"));
        int deals = 20;
        for (int i = 1; i <= deals; i++) {
            Quoted quote = desk.quote(i + ".00");
            bank.faults().next(Call.BOOK, Fault.RESET_THEN_DONE);
            try (RawClient raw = new RawClient(bank.port())) {
                raw.post(Call.BOOK.path(), desk.token(), Desk.bookBody(quote, "key-" + i));
                assertThatThrownBy(raw::read).isInstanceOf(SocketException.class);
            }
        }
        await().until(() -> bank.triedLate() == deals);

        // Each was received right after its quote was made, and no booking is as old as a quote can get.
        assertThat(bank.ledger())
                .hasSizeBetween(1, deals - 1)
                .allSatisfy(
                        booking -> {
                            var received =
                                    bank.received().stream()
                                            .filter(r -> r.dealTransactionId().equals(booking.dealTransactionId()))
                                            .findFirst()
                                            .orElseThrow();
                            assertThat(Duration.between(received.time(), booking.time()))
                                    .isLessThan(Duration.ofMillis(800));
                        });
    }

    @Test
    void what_was_to_be_done_later_is_not_done_by_a_bank_that_closes() throws IOException {
        bank.faults().use(bank.faults().profile().with("done-after", "1h"));
        assertThatThrownBy(() -> bookWith(Fault.RESET_THEN_DONE)).isInstanceOf(IOException.class);

        bank.close();

        assertThat(bank.ledger()).isEmpty();
        assertThat(bank.triedLate()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"SILENCE_BEFORE, 0", "SILENCE_AFTER, 1"})
    void a_silent_bank_says_nothing_and_keeps_the_connection(Fault fault, int bookings) throws IOException {
        try (RawClient raw = rawBooking(fault)) {
            raw.timeout(150);
            assertThatThrownBy(raw::read).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(bank.ledger()).hasSize(bookings);
    }

    @Test
    void a_slow_answer_comes_byte_by_byte_and_is_true() throws IOException {
        long began = pacing.nanos();

        assertThat(bookWith(Fault.SLOW_BYTES).resultCode()).isZero();

        assertThat(Duration.ofNanos(pacing.nanos() - began)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void a_late_answer_is_true_and_late() throws IOException {
        long began = pacing.nanos();

        assertThat(bookWith(Fault.LATE_ANSWER).resultCode()).isZero();

        assertThat(Duration.ofNanos(pacing.nanos() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HALF_ANSWER", "LENGTH_TOO_LONG"})
    void an_answer_ends_before_its_announced_length(Fault fault) throws IOException {
        try (RawClient raw = rawBooking(fault)) {
            String answer = raw.readToEnd();

            int announced = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            assertThat(answer).startsWith("HTTP/1.1 200 OK");
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSizeLessThan(announced);
        }
        assertThat(bank.ledger()).hasSize(1);
    }

    @Test
    void a_length_too_short_leaves_the_rest_to_the_next_answer() throws IOException {
        try (RawClient raw = rawBooking(Fault.LENGTH_TOO_SHORT)) {
            assertThat(Json.read(raw.readAnswer().split("\r\n\r\n", -1)[1]).isEmpty()).isTrue();
            raw.post(Call.STATUS.path(), desk.token(), Desk.idBody("transactionID", "\"key\""));
            assertThat(raw.readAnswer()).doesNotStartWith("HTTP/1.1").contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void a_repeated_answer_comes_twice_on_one_connection() throws IOException {
        try (RawClient raw = rawBooking(Fault.REPEATED_ANSWER)) {
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200 OK").isEqualTo(raw.readAnswer());
        }
    }

    @Test
    void a_mixed_up_answer_is_somebody_elses_though_the_booking_is_ours() throws IOException {
        String other = desk.book(desk.quote("50.00"), "other").transactionId();

        assertThat(bookWith(Fault.MIXED_UP).transactionId()).isEqualTo(other);
        assertThat(bank.ledger().getLast().dealTransactionId()).isEqualTo("key");
        assertThat(bank.ledger().getLast().transactionId()).isNotEqualTo(other);
    }

    @Test
    void a_mixed_up_status_names_another_deal() throws IOException {
        desk.book(desk.quote("50.00"), "other");
        desk.status("other");
        bank.faults().next(Call.STATUS, Fault.MIXED_UP);

        Answer answer = desk.status("key");

        assertThat(answer.json().path("transaction").path("context").path("thirdPartyDealID").stringValue())
                .isEqualTo("other");
    }

    @Test
    void somebody_elses_refusal_is_never_mixed_up_with_our_answer() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(desk.status("nobody-" + i).reason()).isEqualTo("NOT_FOUND");
        }
        bookWith(Fault.NONE);
        bank.faults().next(Call.STATUS, Fault.MIXED_UP);

        assertThat(statusOf("key")).isEqualTo("COMPLETED");
    }

    @Test
    void a_mixed_up_new_quote_is_one_that_can_no_longer_be_booked() throws IOException {
        Quoted spent = desk.quote("50.00");
        desk.book(spent, "other");
        desk.quote("60.00");
        bank.faults().next(Call.CREATE_QUOTE, Fault.MIXED_UP);

        long told = desk.createQuote("100.00").json().path("payload").path("quoteId").longValue();

        assertThat(told).isEqualTo(spent.id());
        assertThat(desk.book(spent, "key").reason()).isEqualTo("QUOTE_ALREADY_USED");
    }

    @Test
    void malformed_bodies_are_malformed_each_in_its_way() throws IOException {
        assertThat(bookWith(Fault.MALFORMED_JSON).json().isEmpty()).isTrue();
        assertThat(bookWith(Fault.DUPLICATE_FIELD).json().isEmpty()).isTrue();
        assertThat(bookWith(Fault.NO_RESULT).json().has("result")).isFalse();
        assertThat(bookWith(Fault.HUGE_BODY).response().body()).hasSizeGreaterThan(1024 * 1024);
        assertThat(bookWith(Fault.HUGE_NUMBER).response().body()).contains(":1E10000000");
        assertThat(bookWith(Fault.HTML_AFTER).header("Content-Type")).startsWith("text/html");
        assertThat(bookWith(Fault.WRONG_CONTENT_TYPE).header("Content-Type")).isEqualTo("text/plain");
    }

    @Test
    void the_date_is_missing_or_wrong_or_beside_an_age() throws IOException {
        assertThat(bookWith(Fault.DATE_MISSING).header("Date")).isEmpty();
        assertThat(bookWith(Fault.AGE).header("Age")).isEqualTo("120");
        String date = bookWith(Fault.DATE_WRONG).header("Date");
        Duration off =
                Duration.between(
                        ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), pacing.instant());
        assertThat(off.abs()).isGreaterThan(Duration.ofMinutes(59));
    }

    @ParameterizedTest
    @CsvSource({"ENDS_FAILED, FAILED", "ENDS_REJECTED, REJECTED"})
    void a_deal_that_was_taken_can_end_unbooked(Fault fault, String status) throws IOException {
        String id = bookWith(fault).transactionId();

        assertThat(statusOf("key")).isEqualTo(status);
        assertThat(statusOf(id)).isEqualTo(status);
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void a_status_is_pending_for_a_while() throws IOException {
        bookWith(Fault.STATUS_PENDING);

        assertThat(statusOf("key")).isEqualTo("PENDING");
        pacing.advance(Duration.ofSeconds(20));
        assertThat(statusOf("key")).isEqualTo("COMPLETED");
    }

    @Test
    void a_status_is_not_known_for_a_while_though_the_deal_is_booked() throws IOException {
        bookWith(Fault.STATUS_LAGS);

        assertThat(desk.status("key").reason()).isEqualTo("NOT_FOUND");
        assertThat(bank.ledger()).hasSize(1);
        pacing.advance(Duration.ofSeconds(20));
        assertThat(statusOf("key")).isEqualTo("COMPLETED");
    }

    @Test
    void a_status_is_known_by_the_banks_own_id_only() throws IOException {
        String id = bookWith(Fault.STATUS_BY_OWN_ID).transactionId();

        assertThat(desk.status("key").reason()).isEqualTo("NOT_FOUND");
        assertThat(statusOf(id)).isEqualTo("COMPLETED");
    }

    @Test
    void a_status_can_be_odd_or_denied() throws IOException {
        bookWith(Fault.NONE);
        bank.faults().next(Call.STATUS, Fault.ODD_STATUS, Fault.STATUS_UNKNOWN);

        assertThat(statusOf("key")).isEqualTo("SETTLING");
        assertThat(desk.status("key").reason()).isEqualTo("NOT_FOUND");
        assertThat(statusOf("key")).isEqualTo("COMPLETED");
    }

    @Test
    void a_balance_is_low_or_its_account_not_open() throws IOException {
        bank.faults().next(Call.BALANCE, Fault.BALANCE_LOW, Fault.BALANCE_DORMANT, Fault.BALANCE_CLOSED);

        assertThat(desk.balance(Desk.CIF, Desk.ZAR).json().path("availableBalance").decimalValue())
                .isEqualByComparingTo("1.00");
        assertThat(desk.balance(Desk.CIF, Desk.ZAR).json().path("accountStatus").stringValue()).isEqualTo("DORM");
        assertThat(desk.balance(Desk.CIF, Desk.ZAR).json().path("accountStatus").stringValue()).isEqualTo("CLOS");
    }

    @Test
    void a_quote_is_far_from_the_market_or_dead_or_short() throws IOException {
        Quoted usual = desk.quote("100.00");
        bank.faults().next(Call.CREATE_QUOTE, Fault.RATE_OFF, Fault.DEAD_QUOTE, Fault.SHORT_QUOTE);

        assertThat(desk.quote("100.00").rate().doubleValue() / usual.rate().doubleValue()).isBetween(1.01, 1.03);
        assertThat(expiry(desk.createQuote("100.00"))).isLessThan(Duration.ZERO);
        assertThat(expiry(desk.createQuote("100.00"))).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_expiry_has_no_zone_or_is_a_day_away() throws IOException {
        bank.faults().next(Call.CREATE_QUOTE, Fault.EXPIRY_WITHOUT_ZONE, Fault.EXPIRY_FAR_AWAY);

        assertThat(desk.createQuote("100.00").json().path("payload").path("quoteExpiryDateTime").stringValue())
                .matches("[\\d-]{10}T[\\d:.]+");
        assertThat(expiry(desk.createQuote("100.00"))).isGreaterThan(Duration.ofHours(23));
    }

    @Test
    void a_statement_has_no_entries_yet() throws IOException {
        bookWith(Fault.NONE);
        bank.faults().next(Call.STATEMENT, Fault.STATEMENT_EMPTY);

        assertThat(entries()).isZero();
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void an_answer_takes_the_time_that_the_profile_says() throws IOException {
        bank.faults().use(FaultProfile.clean().with("latency", "80ms"));
        long began = pacing.nanos();

        desk.balance(Desk.CIF, Desk.ZAR);

        assertThat(Duration.ofNanos(pacing.nanos() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void one_client_has_trouble_that_others_do_not_have() throws IOException {
        bank.faults().use(FaultProfile.clean().with("cif." + Desk.CIF + ".balance.server-error", "once"));

        assertThat(desk.balance("11111111", "1").status()).isEqualTo(200);
        assertThat(desk.balance(Desk.CIF, Desk.ZAR).status()).isEqualTo(500);
        assertThat(desk.balance(Desk.CIF, Desk.ZAR).status()).isEqualTo(200);
    }

    @Test
    void the_status_of_a_deal_has_its_clients_troubles_by_either_id() throws IOException {
        String id = bookWith(Fault.NONE).transactionId();
        bank.faults().use(FaultProfile.clean().with("cif." + Desk.CIF + ".status.odd-status", "1"));

        assertThat(statusOf("key")).isEqualTo("SETTLING");
        assertThat(statusOf(id)).isEqualTo("SETTLING");
    }

    @Test
    void what_happened_is_counted() throws IOException {
        bookWith(Fault.SERVER_ERROR);

        assertThat(bank.happened()).containsOnlyKeys(Fault.SERVER_ERROR).containsEntry(Fault.SERVER_ERROR, 1L);
    }

    private String statusOf(String id) throws IOException {
        return desk.status(id).json().path("transaction").path("status").stringValue();
    }

    private Duration expiry(Answer created) {
        String text = created.json().path("payload").path("quoteExpiryDateTime").stringValue();
        return Duration.between(pacing.instant(), ZonedDateTime.parse(text).toInstant());
    }

    private int entries() throws IOException {
        return desk.statement(Desk.ZAR, "2020-01-01", "2199-01-01")
                .json()
                .path("payload")
                .path("transactionDetails")
                .path("entry")
                .size();
    }
}
