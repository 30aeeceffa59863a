package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.BalancePage;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.BankIdentity;
import com.fxbatchtrader.bank.Statement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// Balance, statement, cancellation, and how the failures of all safe calls are told apart.
class SafeCallsTest {

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk().ready();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void bankSays(int status, String body, String... headers) {
        desk.bank.answers((_, reply) -> reply.json(status, body, headers));
    }

    private BankException failureOfCancel() {
        return catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(1));
    }

    private BankException failureOfBalance() {
        return catchThrowableOfType(BankException.class, () -> desk.gateway.balance(Desk.ZAR));
    }

    private static String balance(String status, String current) {
        return RawBank.ok(
                ",\"accountName\":\"Acacia Trading\",\"accountStatus\":\""
                        + status
                        + "\",\"currentBalance\":"
                        + current
                        + ",\"availableBalance\":99.10,\"new\":1");
    }

    @ParameterizedTest
    @CsvSource({
        "301, PROTOCOL, ''",
        "307, PROTOCOL, ''",
        "400, REFUSED, ''",
        "403, REFUSED, ''",
        "404, REFUSED, ''",
        "407, REFUSED, ''",
        "408, THROTTLED, ''",
        "425, THROTTLED, ''",
        "429, THROTTLED, ''",
        "500, SERVER_ERROR, ''",
        "503, SERVER_ERROR, ''"
    })
    void failures_are_told_apart_by_status(int status, Kind kind, String code) {
        desk.bank.answers((_, reply) -> reply.typed(status, "text/html", "<html/>", "Location: /elsewhere"));

        BankException failure = failureOfCancel();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.call()).isEqualTo("cancelquote");
        assertThat(failure).hasMessageContaining("HTTP " + status);
        assertThat(desk.bank.received("cancelquote")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 404, 422})
    void a_refusal_keeps_the_banks_code_whatever_its_status(int status) {
        bankSays(status, RawBank.refusal("LIMIT_EXCEEDED"));

        BankException failure = failureOfCancel();

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.code()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void a_refusal_names_what_the_bank_found_wrong() {
        bankSays(
                200,
                RawBank.envelope(
                        "{\"resultCode\":3,\"resultReasonCode\":\"BAD\",\"resultMsg\":\"Account"
                                + " 4051234567 is odd\","
                                + "\"validationErrors\":[{\"validation\":\"cifNo\",\"error\":\"unknown\"},{}]}",
                        ""));

        assertThat(failureOfCancel())
                .hasMessage(
                        "cancelquote: refused by the bank with BAD: Account …4567 is odd; cifNo:" + " unknown; ?: ?");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 0", "86400, 3600"})
    void retry_after_is_passed_on_in_bounds(String header, long seconds) {
        bankSays(429, "{}", "Retry-After: " + header);

        assertThat(failureOfCancel().retryAfter()).hasValue(Duration.ofSeconds(seconds));
    }

    @Test
    void retry_after_as_a_date_is_judged_on_the_banks_clock() {
        Instant bankTime = Instant.parse("2020-01-01T00:00:00Z");
        bankSays(
                503,
                "{}",
                "Date: " + RawBank.httpDate(bankTime),
                "Retry-After: " + RawBank.httpDate(bankTime.plusSeconds(9)));

        assertThat(failureOfCancel().retryAfter()).hasValue(Duration.ofSeconds(9));
    }

    @Test
    void a_cut_connection_and_an_absent_bank_are_told_apart() {
        desk.bank.answers((_, reply) -> reply.close());
        assertThat(failureOfCancel().kind()).isEqualTo(Kind.CUT);

        try (Desk lonely = new Desk()) {
            lonely.bank.close();
            var failure = catchThrowableOfType(BankException.class, () -> lonely.gateway.cancelQuote(1));
            assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "<html/>", "{\"result\":{\"resultCode\":0}}"})
    void an_unreadable_success_is_a_protocol_error(String body) {
        bankSays(200, body);

        assertThat(failureOfCancel().kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void a_success_with_a_4xx_is_a_protocol_error() {
        bankSays(409, RawBank.ok(""));

        assertThat(failureOfCancel().kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void bytes_that_are_not_utf_8_are_a_protocol_error_and_a_mark_in_front_is_none() {
        byte[] latin = RawBank.ok(",\"x\":\"é\"").getBytes(StandardCharsets.ISO_8859_1);
        desk.bank.answers((_, reply) -> reply.bytes(200, "application/json", latin));
        assertThat(failureOfCancel()).hasMessageContaining("not UTF-8");

        byte[] wide = RawBank.ok("").getBytes(StandardCharsets.UTF_16);
        desk.bank.answers((_, reply) -> reply.bytes(200, "application/json", wide));
        assertThat(failureOfCancel().kind()).isEqualTo(Kind.PROTOCOL);

        bankSays(200, "\uFEFF" + RawBank.ok(""));
        desk.gateway.cancelQuote(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200, QUOTE_CANCELLED",
        "200, QUOTE_EXPIRED",
        "400, UNKNOWN_QUOTE",
        "404, NOT_FOUND",
        "409, QUOTE_CANCELLED"
    })
    void a_quote_that_is_gone_already_counts_as_cancelled(int status, String code) {
        bankSays(status, RawBank.refusal(code));

        desk.gateway.cancelQuote(9007199254740993L);

        assertThat(desk.bank.received("cancelquote").getFirst().body())
                .isEqualTo("{\"header\":{\"userId\":\"desk@example.com\"},\"quoteID\":9007199254740993}");
    }

    @ParameterizedTest
    @CsvSource({"OPEN, OPEN", "DORM, DORMANT", "CLOS, CLOSED"})
    void a_balance_is_read_exactly(String code, AccountBalance.Status status) {
        bankSays(200, balance(code, "12345678901234567890.1234"));

        assertThat(desk.gateway.balance(Desk.ZAR))
                .isEqualTo(
                        new AccountBalance(
                                "Acacia Trading",
                                status,
                                new BigDecimal("12345678901234567890.1234"),
                                new BigDecimal("99.10")));
        RawBank.Request request = desk.bank.received("balance").getFirst();
        assertThat(request.path()).isEqualTo("/account/api/v1/balance");
        assertThat(request.body())
                .isEqualTo(
                        "{\"header\":{\"userId\":\"desk@example.com\"},"
                                + "\"accountNumber\":\"4051234567\",\"cifNumber\":\"C-100\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e1000000000",
                "1E-1000000000",
                "1e13",
                "0.0000000000001",
                "1234567890123456789012345678901",
                "\"5\"",
                "NaN",
                "Infinity",
                "null",
                "true",
                "[]",
                "+5",
                ".5",
                "0x10"
            })
    void an_amount_that_is_none_is_a_protocol_error(String number) {
        bankSays(200, balance("OPEN", number));

        assertThat(failureOfBalance().kind()).isEqualTo(Kind.PROTOCOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "FROZEN", ""})
    void an_unknown_account_status_is_a_protocol_error(String status) {
        bankSays(200, balance(status, "1"));

        assertThat(failureOfBalance()).hasMessageContaining("accountStatus");
        assertThat(failureOfBalance().kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void a_missing_field_is_named() {
        bankSays(200, RawBank.ok(",\"accountName\":\"A\",\"accountStatus\":\"OPEN\",\"currentBalance\":1"));

        assertThat(failureOfBalance()).hasMessageContaining("availableBalance is missing");
    }

    @Test
    void all_accounts_come_page_by_page() {
        String line =
                "{\"cusCifNo\":\"C-100\",\"cusName\":\"Acacia\",\"accountNo\":\"4051234567\",\"accountType\":\"CUR\","
                        + "\"accountStatus\":\"DORM\",\"accountCurrency\":\"ZAR\",\"currAccountBalance\":-5.50}";
        bankSays(200, RawBank.ok(",\"payload\":{\"content\":[" + line + "],\"page\":{\"totalPages\":3}}"));

        BalancePage page = desk.gateway.bulkBalance(2);

        assertThat(page.totalPages()).isEqualTo(3);
        assertThat(page.lines())
                .containsExactly(
                        new BalancePage.Line(
                                Desk.ZAR, "Acacia", "CUR", AccountBalance.Status.DORMANT, new BigDecimal("-5.50")));
        assertThat(page.toString()).doesNotContain(Desk.ZAR.number());
        assertThat(desk.bank.received("bulk-balance").getFirst().body())
                .isEqualTo("{\"header\":{\"userId\":\"desk@example.com\"},\"page\":2,\"size\":100}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"content\":[{}],\"page\":{\"totalPages\":1}}",
                "{\"content\":[],\"page\":{\"totalPages\":-1}}",
                "{\"content\":[],\"page\":{}}"
            })
    void a_page_that_is_not_whole_is_a_protocol_error(String payload) {
        bankSays(200, RawBank.ok(",\"payload\":" + payload));

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.bulkBalance(0));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    }

    private static String statement(String account, String entries) {
        return RawBank.ok(
                ",\"payload\":{\"accountNumber\":\""
                        + account
                        + "\",\"currencyCode\":\"ZAR\","
                        + "\"transactionDetails\":{\"balanceBroughtForward\":1,\"entry\":"
                        + entries
                        + "}}");
    }

    private Statement statement() {
        return desk.gateway.statement(Desk.ZAR, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 23));
    }

    @Test
    void a_statement_is_read_with_its_references() {
        String entry =
                "{\"tranDate\":\"2026-11-23\",\"tranType\":\"FX\",\"reference\":\""
                        + Desk.KEY
                        + "\",\"tranAmount\":-100000.00,\"balance\":1,\"fees\":0}";
        bankSays(200, statement(Desk.ZAR.number(), "[" + entry + "]"));

        assertThat(statement().entries())
                .containsExactly(
                        new Statement.Entry("2026-11-23", "FX", Desk.KEY.toString(), new BigDecimal("-100000.00")));
        assertThat(desk.bank.received("statement").getFirst().body())
                .endsWith("\"cifNumber\":\"C-100\",\"fromDate\":\"2026-11-01\",\"toDate\":\"2026-11-23\"}");
    }

    @Test
    void the_statement_of_another_account_is_a_protocol_error_that_names_no_account() {
        bankSays(200, statement("4050000001", "[]"));

        var failure = catchThrowableOfType(BankException.class, this::statement);

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failure).hasMessageNotContaining("405");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[1]", "[{\"tranDate\":\"2026-11-23\",\"tranType\":\"FX\"}]"})
    void a_statement_without_whole_entries_is_a_protocol_error(String entries) {
        bankSays(200, statement(Desk.ZAR.number(), entries));

        assertThat(catchThrowableOfType(BankException.class, this::statement).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void the_identity_is_the_trading_host_with_its_port() {
        String host = desk.bank.base().substring("http://".length());

        assertThat(desk.gateway.identity()).isEqualTo(new BankIdentity("test", host, "desk@example.com"));
    }
}
