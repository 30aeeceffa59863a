package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingAnswer.Booked;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingAnswer.NotSent;
import com.fxbatchtrader.bank.BookingAnswer.Refused;
import com.fxbatchtrader.bank.BookingAnswer.Unproven;
import com.fxbatchtrader.bank.BookingRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;

/// What the answer to a booking proves.
class BookingVerdictTest {

    private static final String ID = "11111111-2222-3333-4444-555555555555";
    static final Set<String> CLOSED_LIST = BankSettings.DEFINITE_REFUSALS;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk().ready();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private BookingAnswer answerTo(int status, String body, String... headers) {
        desk.bank.answers((_, reply) -> reply.json(status, body, headers));
        return desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
    }

    private static String success(String result) {
        return "{\"header\":{\"transactionId\":\"" + ID + "\"},\"result\":" + result + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultCode\":0,\"resultmsg\":\"Success\"}",
                "{\"resultCode\":0,\"resultMsg\":\"Success\"}",
                "{\"resultCode\":0}",
                "{\"resultCode\":0,\"somethingNew\":[1,{\"a\":null}]}"
            })
    void a_whole_envelope_with_result_0_is_booked_under_the_banks_id(String result) {
        assertThat(answerTo(200, success(result)))
                .isInstanceOfSatisfying(Booked.class, booked -> assertThat(booked.bankTransactionId()).isEqualTo(ID));
    }

    @ParameterizedTest
    @FieldSource("CLOSED_LIST")
    void every_code_of_the_closed_list_is_a_definite_no(String code) {
        assertThat(answerTo(200, RawBank.refusal(code)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.message()).isEqualTo("No");
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 409, 422})
    void a_definite_no_may_come_with_these_statuses(int status) {
        assertThat(answerTo(status, RawBank.refusal("RATE_CHANGED"))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 403, 404, 408, 410, 425, 429, 500, 501, 502, 503, 504, 599})
    void a_definite_no_with_any_other_status_proves_nothing(int status) {
        assertThat(answerTo(status, RawBank.refusal("RATE_CHANGED")))
                .isInstanceOfSatisfying(
                        Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.HTTP_STATUS));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 409, 422, 500, 503})
    void a_success_with_a_status_that_is_none_proves_nothing(int status) {
        assertThat(answerTo(status, success("{\"resultCode\":0}")))
                .isInstanceOfSatisfying(
                        Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.HTTP_STATUS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DUPLICATE", "SYSTEM_ERROR", "quote_expired", "QUOTE_EXPIRED ", "NOT_FOUND"})
    void every_other_code_proves_nothing(String code) {
        assertThat(answerTo(200, RawBank.refusal(code)))
                .isInstanceOfSatisfying(
                        Unproven.class,
                        answer -> assertThat(answer.doubt()).isIn(Doubt.UNKNOWN_CODE, Doubt.UNREADABLE));
    }

    @Test
    void the_closed_list_is_a_setting() {
        var settings =
                Desk.settings(desk.bank, Desk.LIMIT, Desk.CREDENTIALS)
                        .withCodes(BankSettings.UNKNOWN_CODES, Set.of("DULL"));
        desk.bank.answers((_, reply) -> reply.json(200, RawBank.refusal("DULL")));
        try (var gateway = new HttpBankGateway(settings, desk.pacing, CallObserver.none())) {
            gateway.ensureToken(Duration.ofMinutes(1));

            assertThat(gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Refused.class);
            desk.bank.answers((_, reply) -> reply.json(200, RawBank.refusal("QUOTE_EXPIRED")));
            assertThat(gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Unproven.class);
        }
    }

    static Stream<Arguments> halfAnswers() {
        return Stream.of(
                Arguments.of("no header", "{\"result\":{\"resultCode\":0}}"),
                Arguments.of("no id", "{\"header\":{},\"result\":{\"resultCode\":0}}"),
                Arguments.of("null id", "{\"header\":{\"transactionId\":null},\"result\":{\"resultCode\":0}}"),
                Arguments.of("empty id", "{\"header\":{\"transactionId\":\"\"},\"result\":{\"resultCode\":0}}"),
                Arguments.of("number for id", "{\"header\":{\"transactionId\":1},\"result\":{\"resultCode\":0}}"),
                Arguments.of(
                        "NUL in id", "{\"header\":{\"transactionId\":\"a\\u0000\"},\"result\":{\"resultCode\":0}}"),
                Arguments.of("long id", success("{\"resultCode\":0}").replace(ID, "x".repeat(65))),
                Arguments.of("no result", "{\"header\":{\"transactionId\":\"a\"}}"),
                Arguments.of("no code", success("{}")),
                Arguments.of("null code", success("{\"resultCode\":null}")),
                Arguments.of("text code", success("{\"resultCode\":\"0\"}")),
                Arguments.of("decimal code", success("{\"resultCode\":0.0}")),
                Arguments.of("exponent", success("{\"resultCode\":0e0}")),
                Arguments.of("true", success("{\"resultCode\":false}")),
                Arguments.of("negative", success("{\"resultCode\":-1}")),
                Arguments.of("beyond 64 bits", success("{\"resultCode\":18446744073709551616}")),
                Arguments.of("code twice", success("{\"resultCode\":1,\"resultCode\":0}")),
                Arguments.of("message no text", success("{\"resultCode\":0,\"resultMsg\":{}}")),
                Arguments.of("reason no text", success("{\"resultCode\":1,\"resultReasonCode\":7}")),
                Arguments.of("result a list", success("[{\"resultCode\":0}]")),
                Arguments.of("a list", "[" + success("{\"resultCode\":0}") + "]"),
                Arguments.of("rubbish behind", success("{\"resultCode\":0}") + "}"),
                Arguments.of("two answers", success("{\"resultCode\":0}") + success("{\"resultCode\":0}")),
                Arguments.of("cut", success("{\"resultCode\":0}").substring(0, 60)),
                Arguments.of("empty", ""),
                Arguments.of("HTML", "<html><body>OK</body></html>"),
                Arguments.of("deep", success("{\"resultCode\":0,\"x\":" + "[".repeat(99) + "]".repeat(99) + "}")),
                Arguments.of("NaN", success("{\"resultCode\":0,\"x\":NaN}")),
                Arguments.of("single quotes", success("{'resultCode':0}")),
                Arguments.of("comment", success("{\"resultCode\":0/* yes */}")),
                Arguments.of("leading zero", success("{\"resultCode\":00}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("halfAnswers")
    void an_envelope_that_is_not_whole_proves_nothing(String name, String body) {
        assertThat(answerTo(200, body))
                .as(name)
                .isInstanceOfSatisfying(
                        Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/jsonp", "application/json; charset=utf-16", ""})
    void json_under_another_content_type_proves_nothing(String type) {
        desk.bank.answers((_, reply) -> reply.typed(200, type, success("{\"resultCode\":0}")));

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Unproven.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=UTF-8",
                "Application/JSON ; charset=\"utf-8\"",
                "application/hal+json"
            })
    void json_may_be_called_so(String type) {
        desk.bank.answers((_, reply) -> reply.typed(200, type, success("{\"resultCode\":0}")));

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);
    }

    @Test
    void the_banks_own_token_error_is_a_definite_no_and_drops_the_token() {
        BookingAnswer answer = answerTo(401, RawBank.tokenError("invalid_token"));

        assertThat(answer)
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("UNAUTHORISED"));
        desk.gateway.ensureToken(Duration.ofMinutes(1));
        assertThat(desk.bank.received("token")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"error\":\"Unauthorized\",\"status\":401,\"path\":\"/x\",\"timestamp\":\"t\"}",
                "{\"error\":\"x\",\"error_description\":\"y\"}",
                "{\"error\":\"\",\"error_description\":\"y\",\"error_codes\":[1]}",
                "{\"error\":[\"x\"],\"error_description\":\"y\",\"error_codes\":[1]}",
                "<html>401</html>"
            })
    void any_other_401_proves_nothing(String body) {
        assertThat(answerTo(401, body))
                .isInstanceOfSatisfying(
                        Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.HTTP_STATUS));
    }

    @Test
    void silence_is_a_doubt_at_the_deadline_and_not_before() {
        desk.bank.answers((_, reply) -> reply.trickle("", Duration.ofMillis(20)));
        long began = desk.pacing.nanos();

        BookingAnswer answer = desk.gateway.book(Desk.BOOKING, Duration.ofMillis(400));

        assertThat(Duration.ofNanos(desk.pacing.nanos() - began))
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(3500));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unproven.class,
                        unproven -> {
                            assertThat(unproven.doubt()).isEqualTo(Doubt.NO_ANSWER);
                            assertThat(unproven.why()).isEqualTo("no whole answer in 400 ms");
                            assertThat(unproven.meta().httpStatus()).isEmpty();
                        });
    }

    @Test
    void a_cut_is_a_doubt_that_keeps_what_came() {
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw(RawBank.Reply.head(200, "application/json") + "Content-Length: 99\r\n\r\n{\"header\":");
                    reply.close();
                });

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT))
                .isInstanceOfSatisfying(
                        Unproven.class,
                        answer -> {
                            assertThat(answer.doubt()).isEqualTo(Doubt.CUT);
                            assertThat(answer.meta().httpStatus()).hasValue(200);
                            assertThat(answer.meta().raw()).isEqualTo("{\"header\":");
                        });
    }

    @Test
    void what_is_no_http_is_unreadable() {
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw("SSH-2.0-OpenSSH\r\n\r\n");
                    reply.close();
                });

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT))
                .isInstanceOfSatisfying(
                        Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.UNREADABLE));
    }

    @Test
    void the_evidence_carries_status_date_age_and_times() {
        Instant bankTime = Instant.parse("2026-11-23T07:00:00Z");
        Instant before = desk.pacing.instant();

        var meta = answerTo(200, success("{\"resultCode\":0}"), "Date: " + RawBank.httpDate(bankTime), "Age: 4").meta();

        assertThat(meta.httpStatus()).hasValue(200);
        assertThat(meta.bankTime()).hasValue(bankTime);
        assertThat(meta.cached()).isTrue();
        assertThat(meta.sentAt()).isBetween(before, desk.pacing.instant());
        assertThat(meta.endedAt()).isBetween(meta.sentAt(), desk.pacing.instant());
        assertThat(meta.raw()).contains(ID);
    }

    @Test
    void without_date_and_age_the_evidence_says_so() {
        var meta = answerTo(200, success("{\"resultCode\":0}"), "Date: yesterday").meta();

        assertThat(meta.bankTime()).isEmpty();
        assertThat(meta.cached()).isFalse();
    }

    @Test
    void the_request_is_spelled_as_the_bank_wants_it() {
        answerTo(200, success("{\"resultCode\":0}"));

        RawBank.Request request = desk.bookings().getFirst();
        assertThat(request.path()).isEqualTo("/trading-channel-service/api/v1/bookquoteddeal");
        assertThat(request.header("Authorization")).isEqualTo("Bearer secret-token-1");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Upgrade")).isEmpty();
        assertThat(request.body())
                .isEqualTo(
                        "{\"header\":{\"userId\":\"desk@example.com\"},\"trade\":{\"quoteID\":9007199254740993,"
                                + "\"dealTransactionID\":\""
                                + Desk.KEY
                                + "\",\"quoteRate\":17.79,\"dealRate\":17.812345}}");
    }

    @ParameterizedTest
    @CsvSource({"0, 17.79, 17.8", "1, 0, 17.8", "1, 17.79, -1", "1, 1E+1000000, 17.8", "1, 17.79, 1E-20"})
    void a_request_that_makes_no_sense_is_not_sent(long quote, BigDecimal quoteRate, BigDecimal dealRate) {
        var request = new BookingRequest(quote, Desk.KEY, quoteRate, dealRate);

        assertThat(desk.gateway.book(request, Desk.LIMIT)).isInstanceOf(NotSent.class);
        assertThat(desk.bookings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void without_time_nothing_is_sent(long millis) {
        BookingAnswer answer = desk.gateway.book(Desk.BOOKING, Duration.of(millis, ChronoUnit.MILLIS));

        assertThat(answer).isInstanceOf(NotSent.class);
        assertThat(desk.bookings()).isEmpty();
    }

    @Test
    void an_observer_that_fails_changes_no_outcome() {
        var settings = Desk.settings(desk.bank, Desk.LIMIT, Desk.CREDENTIALS);
        try (var gateway =
                new HttpBankGateway(
                        settings,
                        desk.pacing,
                        _ -> {
                            throw new IllegalStateException("broken observer");
                        })) {
            gateway.ensureToken(Duration.ofMinutes(1));

            assertThat(gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);
        }
    }
}
