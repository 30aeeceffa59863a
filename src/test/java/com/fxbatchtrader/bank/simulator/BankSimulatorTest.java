package com.fxbatchtrader.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.simulator.Desk.Answer;
import com.fxbatchtrader.bank.simulator.Desk.Quoted;
import com.fxbatchtrader.bank.simulator.account.AccountStatus;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.http.RawClient;
import com.fxbatchtrader.bank.simulator.ledger.Booking;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

class BankSimulatorTest {

    private final WallPacing pacing = new WallPacing();
    private BankSimulator bank;
    private Desk desk;

    @BeforeEach
    void start() throws IOException {
        bank = BankSimulator.start(SimulatorSettings.plain(), pacing);
        desk = new Desk(bank);
    }

    @AfterEach
    void stop() {
        desk.close();
        bank.close();
    }

    @Test
    void a_token_is_given_for_a_form_and_says_how_long_it_is_good() throws IOException {
        Answer answer = desk.token("client_id=a&client_secret=b&scope=c&grant_type=password&username=d&password=e");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(answer.json().path("scope").stringValue()).isEqualTo("c");
        assertThat(answer.json().path("expires_in").longValue()).isEqualTo(3600);
        assertThat(answer.json().path("ext_expires_in").longValue()).isEqualTo(3600);
        assertThat(answer.json().path("refresh_token").stringValue()).isNotBlank();
    }

    @Test
    void a_token_request_that_lacks_a_field_gets_the_token_error_body() throws IOException {
        Answer answer = desk.token("client_id=a&client_secret=b&scope=c&grant_type=password&username=d");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("invalid_request");
        assertThat(answer.json().path("error_description").stringValue()).contains("password");
        assertThat(answer.json().path("error_codes").get(0).isIntegralNumber()).isTrue();
        assertThat(answer.json().propertyNames()).contains("timestamp", "trace_id", "correlation_id", "error_uri");
    }

    @Test
    void a_call_without_a_good_token_gets_401_with_the_token_error_body() throws IOException {
        for (String wrong : new String[] {"", "Bearer x", "Bearer sim.9999999999.0123456789abcdef", "Basic abc"}) {
            Answer answer = desk.post(Call.BALANCE, Desk.balanceBody(Desk.CIF, Desk.ZAR), wrong);

            assertThat(answer.status()).as(wrong).isEqualTo(401);
            assertThat(answer.json().path("error").stringValue()).isEqualTo("invalid_token");
        }
    }

    @Test
    void a_token_is_refused_after_its_life() throws IOException {
        pacing.advance(Duration.ofHours(1));

        assertThat(desk.balance(Desk.CIF, Desk.ZAR).status()).isEqualTo(401);
    }

    @Test
    void every_answer_has_a_date_within_a_second_of_the_banks_clock() throws IOException {
        Answer answer = desk.balance(Desk.CIF, Desk.ZAR);

        ZonedDateTime date = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(Duration.between(date.toInstant(), pacing.instant()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(5));
    }

    @Test
    void an_unknown_clients_account_opens_itself_with_a_large_balance_that_stays_the_same() throws IOException {
        JsonNode first = desk.balance("11111111", "10000000001").json();
        JsonNode second = desk.balance("11111111", "10000000001").json();

        assertThat(first.path("accountStatus").stringValue()).isEqualTo("OPEN");
        assertThat(first.path("accountName").stringValue()).isEqualTo("Client 11111111");
        assertThat(first.path("availableBalance").isNumber()).isTrue();
        assertThat(first.path("availableBalance").decimalValue()).isGreaterThan(new BigDecimal("500000000"));
        assertThat(second.path("currentBalance")).isEqualTo(first.path("currentBalance"));
    }

    @Test
    void another_clients_account_is_refused_with_http_200() throws IOException {
        desk.balance("11111111", "10000000001");

        Answer answer = desk.balance("22222222", "10000000001");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.resultCode()).isPositive();
        assertThat(answer.reason()).isEqualTo("ACCOUNT_NOT_FOUND");
    }

    @Test
    void a_quote_has_an_id_beyond_what_a_double_can_count_and_expires_in_thirty_seconds() throws IOException {
        JsonNode payload = desk.createQuote("50000.00").json().path("payload");

        assertThat(payload.path("quoteId").isIntegralNumber()).isTrue();
        assertThat(payload.path("quoteId").longValue()).isGreaterThan(1L << 53);
        OffsetDateTime expiry = OffsetDateTime.parse(payload.path("quoteExpiryDateTime").stringValue());
        assertThat(Duration.between(pacing.instant(), expiry.toInstant()))
                .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    }

    @Test
    void a_booking_stands_in_the_ledger_with_our_figures_and_moves_both_balances_to_the_cent() throws IOException {
        BigDecimal zarBefore = balance(Desk.ZAR);
        Quoted quote = desk.quote("200000.00");
        BigDecimal usdBefore = balance(Desk.USD);

        Answer booked = desk.book(quote, "key-1");

        assertThat(booked.resultCode()).isZero();
        assertThat(booked.json().path("result").has("resultmsg")).isTrue();
        BigDecimal dealRate = quote.rate().add(new BigDecimal("0.0358"));
        BigDecimal usd = new BigDecimal("200000.00").divide(dealRate, 2, RoundingMode.HALF_UP);
        Booking booking = bank.ledger().getFirst();
        assertThat(bank.ledger()).hasSize(1);
        assertThat(booking.transactionId()).isEqualTo(booked.transactionId());
        assertThat(booking.dealTransactionId()).isEqualTo("key-1");
        assertThat(booking.quoteId()).isEqualTo(quote.id());
        assertThat(booking.amount()).isEqualByComparingTo("200000.00");
        assertThat(booking.baseAmount()).isEqualTo(usd);
        assertThat(balance(Desk.ZAR)).isEqualTo(zarBefore.subtract(new BigDecimal("200000.00")));
        assertThat(balance(Desk.USD)).isEqualTo(usdBefore.add(usd));
    }

    @Test
    void the_oracle_of_the_deal_sheet_holds() {
        var deal =
                new com.fxbatchtrader.bank.simulator.deal.QuoteRequest(
                        Desk.CIF,
                        com.fxbatchtrader.bank.simulator.deal.Side.BUY,
                        new com.fxbatchtrader.bank.simulator.deal.Pair("USD", "ZAR"),
                        "ZAR",
                        new BigDecimal("200000"),
                        Desk.ZAR,
                        Desk.USD);

        assertThat(deal.baseAmount(new BigDecimal("17.8288"))).isEqualTo(new BigDecimal("11217.80"));
    }

    @Test
    void a_sale_takes_dollars_and_gives_rands() throws IOException {
        Answer created = desk.post(Call.CREATE_QUOTE, Desk.quoteBody(Desk.CIF, "Sell", "USD", "1000.50"));
        Quoted quote = desk.quoted(created);

        assertThat(desk.book(quote, "sale").resultCode()).isZero();

        Booking booking = bank.ledger().getFirst();
        BigDecimal dealRate = quote.rate().add(new BigDecimal("0.0358"));
        assertThat(booking.fromAmount()).isEqualByComparingTo("1000.50");
        assertThat(booking.fromAccount()).isEqualTo(Desk.USD);
        assertThat(booking.toAmount())
                .isEqualTo(new BigDecimal("1000.50").multiply(dealRate).setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void the_status_is_told_by_our_key_and_by_the_banks_id() throws IOException {
        String bankId = desk.book(desk.quote("100.00"), "key-2").transactionId();

        for (String id : new String[] {"key-2", bankId}) {
            JsonNode transaction = desk.status(id).json().path("transaction");

            assertThat(transaction.path("status").stringValue()).isEqualTo("COMPLETED");
            assertThat(transaction.path("transactionId").stringValue()).isEqualTo(bankId);
            assertThat(transaction.path("context").path("thirdPartyDealID").stringValue()).isEqualTo("key-2");
            assertThat(transaction.has("dateTime") ^ transaction.has("dateTiLme")).isTrue();
        }
    }

    @Test
    void an_unknown_transaction_is_not_found_with_http_200_or_404() throws IOException {
        boolean plain = false;
        boolean notFound = false;
        for (int i = 0; i < 20; i++) {
            Answer answer = desk.status("nobody-" + i);

            assertThat(answer.reason()).isEqualTo("NOT_FOUND");
            assertThat(answer.resultCode()).isPositive();
            plain |= answer.status() == 200;
            notFound |= answer.status() == 404;
        }
        assertThat(plain).isTrue();
        assertThat(notFound).isTrue();
    }

    @Test
    void a_quote_is_booked_once_only() throws IOException {
        Quoted quote = desk.quote("100.00");
        desk.book(quote, "first");

        Answer second = desk.book(quote, "second");

        assertThat(second.reason()).isEqualTo("QUOTE_ALREADY_USED");
        assertThat(bank.ledger()).hasSize(1);
        assertThat(bank.received()).hasSize(2);
    }

    @Test
    void a_quote_is_not_booked_from_its_expiry_on() throws IOException {
        Quoted quote = desk.quote("100.00");
        pacing.advance(Duration.ofSeconds(30));

        assertThat(desk.book(quote, "late").reason()).isEqualTo("QUOTE_EXPIRED");
        assertThat(desk.latest(quote.id()).reason()).isEqualTo("QUOTE_EXPIRED");
        assertThat(desk.cancel(quote.id()).reason()).isEqualTo("QUOTE_EXPIRED");
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void a_cancelled_quote_is_not_booked_and_can_be_cancelled_again() throws IOException {
        Quoted quote = desk.quote("100.00");

        assertThat(desk.cancel(quote.id()).resultCode()).isZero();
        assertThat(desk.cancel(quote.id()).resultCode()).isZero();
        assertThat(desk.book(quote, "cancelled").reason()).isEqualTo("QUOTE_CANCELLED");
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void a_booking_with_another_rate_or_quote_is_refused() throws IOException {
        Quoted quote = desk.quote("100.00");

        Answer rate = desk.book(new Quoted(quote.id(), quote.rate().add(new BigDecimal("0.0001"))), "rate");
        Answer unknown = desk.book(new Quoted(quote.id() + 99, quote.rate()), "unknown");

        assertThat(rate.reason()).isEqualTo("RATE_CHANGED");
        assertThat(rate.status()).isEqualTo(409);
        assertThat(unknown.reason()).isEqualTo("UNKNOWN_QUOTE");
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void a_repeated_key_gets_the_former_answer_from_a_bank_that_deduplicates() throws IOException {
        String first = desk.book(desk.quote("100.00"), "same").transactionId();

        String second = desk.book(desk.quote("100.00"), "same").transactionId();

        assertThat(second).isEqualTo(first);
        assertThat(bank.ledger()).hasSize(1);
    }

    @Test
    void a_bank_that_does_not_deduplicate_books_the_same_key_on_another_quote() throws IOException {
        bank.faults().use(bank.faults().profile().with("deduplicate", "false"));
        desk.book(desk.quote("100.00"), "same");

        desk.book(desk.quote("100.00"), "same");

        assertThat(bank.ledger()).hasSize(2);
    }

    @Test
    void a_repeated_booking_of_a_quote_is_called_a_duplicate_or_expired_as_the_profile_says() throws IOException {
        Quoted quote = desk.quote("100.00");
        desk.book(quote, "same");
        bank.faults().use(bank.faults().profile().with("deduplicate", "false"));
        assertThat(desk.book(quote, "same").reason()).isEqualTo("DUPLICATE_TRANSACTION");

        bank.faults().use(bank.faults().profile().with("repeated-as", "QUOTE_EXPIRED"));
        assertThat(desk.book(quote, "same").reason()).isEqualTo("QUOTE_EXPIRED");
        assertThat(bank.ledger()).hasSize(1);
    }

    @Test
    void too_small_a_balance_and_accounts_that_are_not_open_are_refused_at_the_booking() throws IOException {
        desk.quote("1.00");
        bank.accounts().setBalance(Desk.CIF, Desk.ZAR, new BigDecimal("99.99"));
        assertThat(desk.book(desk.quote("100.00"), "poor").reason()).isEqualTo("INSUFFICIENT_FUNDS");

        bank.accounts().setStatus(Desk.CIF, Desk.ZAR, AccountStatus.DORM);
        assertThat(desk.book(desk.quote("10.00"), "asleep").reason()).isEqualTo("ACCOUNT_DORMANT");

        bank.accounts().setStatus(Desk.CIF, Desk.ZAR, AccountStatus.CLOS);
        assertThat(desk.book(desk.quote("10.00"), "closed").reason()).isEqualTo("ACCOUNT_CLOSED");
        assertThat(desk.balance(Desk.CIF, Desk.ZAR).json().path("accountStatus").stringValue()).isEqualTo("CLOS");
        assertThat(bank.ledger()).isEmpty();
    }

    @Test
    void the_statement_carries_our_key_in_full_and_adds_up() throws IOException {
        desk.book(desk.quote("100.00"), "0a8d3c1e-0000-5000-8000-000000000001");
        desk.book(desk.quote("50.00"), "0a8d3c1e-0000-5000-8000-000000000002");
        String today = LocalDate.ofInstant(pacing.instant(), ZoneId.of("Africa/Johannesburg")).toString();

        JsonNode payload = desk.statement(Desk.ZAR, today, today).json().path("payload");

        JsonNode entries = payload.path("transactionDetails").path("entry");
        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.get(1).path("reference").stringValue()).isEqualTo("0a8d3c1e-0000-5000-8000-000000000002");
        assertThat(entries.get(1).path("tranAmount").decimalValue()).isEqualByComparingTo("-50.00");
        assertThat(entries.get(1).path("tranDate").stringValue()).isEqualTo(today);
        BigDecimal forward = payload.path("transactionDetails").path("balanceBroughtForward").decimalValue();
        BigDecimal total = payload.path("total").path("amount").decimalValue();
        assertThat(forward.add(total)).isEqualByComparingTo(balance(Desk.ZAR));
        assertThat(payload.path("currencyCode").stringValue()).isEqualTo("ZAR");
    }

    @Test
    void a_statement_of_other_days_brings_the_balance_forward_and_has_no_entries() throws IOException {
        desk.book(desk.quote("100.00"), "key");

        JsonNode details =
                desk.statement(Desk.ZAR, "2199-01-01", "2199-01-02").json().path("payload").path("transactionDetails");

        assertThat(details.path("entry").size()).isZero();
        assertThat(details.path("balanceBroughtForward").decimalValue()).isEqualByComparingTo(balance(Desk.ZAR));
    }

    @Test
    void all_balances_come_by_pages() throws IOException {
        for (int i = 0; i < 5; i++) {
            desk.balance("3000000" + i, "1000000000" + i);
        }

        JsonNode last =
                desk.post(Call.BULK_BALANCE, "{\"header\":{\"userId\":\"desk@example.com\"},\"page\":2,\"size\":2}")
                        .json()
                        .path("payload");

        assertThat(last.path("page").path("totalPages").intValue()).isEqualTo(3);
        assertThat(last.path("content").size()).isEqualTo(1);
        assertThat(last.path("content").get(0).path("accountNo").stringValue()).isEqualTo("10000000004");
        assertThat(last.path("content").get(0).propertyNames())
                .contains(
                        "cusCifNo", "cusName", "accountType", "accountStatus", "accountCurrency", "currAccountBalance");
    }

    @Test
    void everything_wrong_with_a_request_is_said_at_once() throws IOException {
        String body = Desk.quoteBody("", "Hold", "EUR", "\"12\"").replace("Cash", "Soon");

        Answer answer = desk.post(Call.CREATE_QUOTE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("INVALID_REQUEST");
        assertThat(
                        answer.json()
                                .path("result")
                                .path("validationErrors")
                                .valueStream()
                                .map(e -> e.path("validation").stringValue()))
                .contains(
                        "trade.tradeType",
                        "trade.dealCurrency",
                        "trade.dealCurrencyAmount",
                        "customer.cifNo",
                        "trade.deliveryType");
    }

    @Test
    void no_json_no_call_and_no_post_are_errors_of_their_own() throws IOException {
        assertThat(desk.post(Call.STATUS, "{not json").status()).isEqualTo(400);
        try (RawClient raw = new RawClient(bank.port())) {
            raw.send("GET " + Call.STATUS.path() + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 405 ");
            raw.send("POST /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 404 ").contains("\r\nDate: ");
        }
    }

    @Test
    void a_booking_request_is_recorded_as_received_even_without_a_good_token() throws IOException {
        Quoted quote = desk.quote("100.00");

        Answer answer = desk.post(Call.BOOK, Desk.bookBody(quote, "stranger"), "Bearer wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(bank.ledger()).isEmpty();
        assertThat(bank.received())
                .singleElement()
                .satisfies(
                        received -> {
                            assertThat(received.dealTransactionId()).isEqualTo("stranger");
                            assertThat(received.quoteId()).isEqualTo(quote.id());
                        });
    }

    @Test
    void calls_are_counted() throws IOException {
        desk.quote("100.00");

        assertThat(bank.calls())
                .containsEntry(Call.TOKEN, 1L)
                .containsEntry(Call.CREATE_QUOTE, 1L)
                .containsEntry(Call.LATEST_QUOTE, 1L)
                .doesNotContainKey(Call.BOOK);
    }

    private BigDecimal balance(String account) throws IOException {
        return desk.balance(Desk.CIF, account).json().path("currentBalance").decimalValue();
    }
}
