package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.bank.StatusAnswer.Known;
import com.fxbatchtrader.bank.StatusAnswer.Refused;
import com.fxbatchtrader.bank.StatusAnswer.State;
import com.fxbatchtrader.bank.StatusAnswer.Unknown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// What the bank says of a transaction.
class StatusTest {

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk().ready();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private StatusAnswer statusWhen(int status, String body, String... headers) {
        desk.bank.answers((_, reply) -> reply.json(status, body, headers));
        return desk.gateway.status(Desk.KEY.toString());
    }

    private BankException failureWhen(int status, String body) {
        return catchThrowableOfType(BankException.class, () -> statusWhen(status, body));
    }

    private static String known(String fields) {
        return RawBank.ok(",\"transaction\":{" + fields + "}");
    }

    @ParameterizedTest
    @EnumSource
    void each_state_is_read(State state) {
        StatusAnswer answer = statusWhen(200, known("\"status\":\"" + state + "\",\"transactionId\":\"B-1\""));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Known.class,
                        found -> {
                            assertThat(found.state()).isEqualTo(state);
                            assertThat(found.transactionId()).isEqualTo("B-1");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateTime", "dateTiLme", "absent"})
    void every_id_is_collected_and_both_spellings_of_the_time_are_accepted(String time) {
        String fields =
                """
                "status":"COMPLETED","transactionId":"BANK-1","userID":"u","correlationID":"COR",
                "%s":"2026-11-23T09:00:00","context":{"transactionId":"Ctx-9","thirdPartyDealID":"%s"}
                """
                        .formatted(time, Desk.KEY.toString().toUpperCase(Locale.ROOT));

        StatusAnswer answer = statusWhen(200, known(fields));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Known.class,
                        found -> {
                            assertThat(found.ids()).isEqualTo(Set.of("bank-1", "cor", "ctx-9", Desk.KEY.toString()));
                            assertThat(found.names(Desk.KEY.toString())).isTrue();
                        });
        assertThat(desk.bank.received("GetTxnStatus").getFirst().body())
                .endsWith("\"transactionID\":\"" + Desk.KEY + "\"}");
    }

    @Test
    void an_answer_without_ids_names_nobody() {
        StatusAnswer answer = statusWhen(200, known("\"status\":\"PENDING\",\"transactionId\":\"\",\"context\":null"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Known.class,
                        found -> {
                            assertThat(found.transactionId()).isEmpty();
                            assertThat(found.ids()).isEmpty();
                            assertThat(found.names("")).isFalse();
                        });
    }

    @ParameterizedTest
    @CsvSource({"200, NOT_FOUND", "404, NOT_FOUND", "200, UNKNOWN_TRANSACTION", "404, TXN_NOT_FOUND"})
    void unknown_is_said_with_a_code_of_the_list_and_200_or_404(int status, String code) {
        Instant bankTime = Instant.parse("2026-11-23T07:00:00Z");

        StatusAnswer answer =
                statusWhen(status, RawBank.refusal(code), "Date: " + RawBank.httpDate(bankTime), "Age: 0");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> {
                            assertThat(unknown.code()).isEqualTo(code);
                            assertThat(unknown.meta().bankTime()).hasValue(bankTime);
                            assertThat(unknown.meta().cached()).isTrue();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, NOT_FOUND",
        "410, NOT_FOUND",
        "202, NOT_FOUND",
        "200, NO_RIGHT",
        "404, NO_RIGHT",
        "200, not_found"
    })
    void any_other_refusal_proves_nothing(int status, String code) {
        assertThat(statusWhen(status, RawBank.refusal(code)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void a_bare_404_is_not_unknown() {
        assertThat(failureWhen(404, "<html/>").kind()).isEqualTo(Kind.REFUSED);
        assertThat(failureWhen(404, "{}").kind()).isEqualTo(Kind.REFUSED);
        assertThat(failureWhen(404, "{\"result\":{\"resultCode\":1,\"resultReasonCode\":\"NOT_FOUND\"}}").kind())
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void a_success_without_a_transaction_is_a_protocol_error() {
        assertThat(failureWhen(200, RawBank.ok("")).kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failureWhen(200, RawBank.ok(",\"transaction\":null")).kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failureWhen(200, RawBank.ok(",\"transaction\":[]")).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void unknown_beside_a_transaction_is_a_protocol_error() {
        String both =
                RawBank.envelope(
                        "{\"resultCode\":1,\"resultReasonCode\":\"NOT_FOUND\"}",
                        ",\"transaction\":{\"status\":\"COMPLETED\"}");

        assertThat(failureWhen(200, both).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\":\"completed\"", "\"status\":\"DONE\"", "\"status\":1", "\"userID\":\"u\""})
    void a_state_that_is_none_is_a_protocol_error(String fields) {
        assertThat(failureWhen(200, known(fields)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void unknown_said_twice_with_the_same_id_counts_once() {
        String repeated = RawBank.refusal("NOT_FOUND");

        assertThat(statusWhen(200, repeated)).isInstanceOf(Unknown.class);
        assertThat(failureWhen(200, repeated).kind()).isEqualTo(Kind.PROTOCOL);
    }
}
