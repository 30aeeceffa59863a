package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingAnswer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Secrets and full account numbers stay out of logs, messages and stored answers.
class SecretsTest {

    private static final List<String> SECRETS =
            List.of(
                    "s3cret & more",
                    "pass+word",
                    "secret-token-1",
                    "secret-refresh",
                    Desk.ZAR.number(),
                    Desk.USD.number());

    private final Scrubber scrubber = new Scrubber(List.of("s3cret & more", "pass+word", "x", ""));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("com.fxbatchtrader.bank");
    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk().ready();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        desk.close();
    }

    @Test
    void a_bank_that_repeats_all_it_knows_gets_nothing_into_logs_messages_or_evidence() {
        String all = String.join(" / ", SECRETS);
        String body =
                """
                {"error":"e","header":{"transactionId":"t-1"},"access_token":"secret-token-1",
                "refresh_token" : "secret-refresh","accountNumber":"4051234567","accountNo":4059876543,
                "result":{"resultCode":1,"resultReasonCode":"ODD","resultMsg":"%s"}}
                """
                        .formatted(all.replace("secret-refresh", "Bearer secret-refresh"));
        desk.bank.answers((_, reply) -> reply.json(200, body.replace("t-1", "t-" + Math.random())));

        BookingAnswer answer = desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
        var refusal = catchThrowableOfType(BankException.class, () -> desk.gateway.createQuote(Desk.QUOTE));
        desk.bank.answers((_, reply) -> reply.close());
        var cut = catchThrowableOfType(BankException.class, () -> desk.gateway.balance(Desk.ZAR));

        assertThat(log.list).hasSize(3);
        for (String text : List.of(answer.toString(), refusal.getMessage(), cut.getMessage(), log.list.toString())) {
            assertThat(text).doesNotContain(SECRETS);
        }
        assertThat(answer.meta().raw()).contains("\"resultReasonCode\":\"ODD\"", "…4567");
    }

    @Test
    void each_call_is_logged_with_its_time_and_the_banks_id() {
        desk.bank.answers(
                (_, reply) ->
                        reply.json(200, "{\"header\":{\"transactionId\":\"bank-77\"},\"result\":{\"resultCode\":0}}"));

        desk.gateway.book(Desk.BOOKING, Desk.LIMIT);

        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage())
                .matches("bookquoteddeal BOOKED in \\d+ ms, HTTP 200, bank id bank-77");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"access_token\":\"abc\"} | {\"access_token\":\"***\"}",
                "{\"Access_Token\" : \"a\\\"bc | {\"Access_Token\" : \"***",
                "{\"client_secret\":\"q\",\"a\":1} | {\"client_secret\":\"***\",\"a\":1}",
                "Authorization: Bearer abc.def-1== | Authorization: Bearer ***",
                "{\"accountNumber\":\"4051234567\"} | {\"accountNumber\":\"…4567\"}",
                "{\"accountNo\": 4051234567 | {\"accountNo\": …4567",
                "{\"resultMsg\":\"of 4051234567\"} | {\"resultMsg\":\"of …4567\"}",
                "{\"quoteId\":9007199254740993} | {\"quoteId\":9007199254740993}",
                "{\"accountName\":\"Unit 123456\"} | {\"accountName\":\"Unit 123456\"}",
                "pass+word and x | *** and x"
            })
    void raw_answers_are_scrubbed_whether_they_are_json_or_not(String raw, String expected) {
        assertThat(scrubber.raw(new Body(raw.getBytes(StandardCharsets.UTF_8)))).isEqualTo(expected);
    }

    @Test
    void raw_answers_are_cut_to_4_kib_at_a_whole_character_and_carry_nothing_a_database_refuses() {
        String raw = scrubber.raw(new Body(("a\u0000\n" + "é".repeat(5000)).getBytes(StandardCharsets.UTF_8)));

        assertThat(raw).startsWith("a??é");
        assertThat(raw.getBytes(StandardCharsets.UTF_8)).hasSize(4095);
    }

    @Test
    void a_secret_across_the_cut_is_not_half_kept() {
        String body = " ".repeat(4090) + "{\"access_token\":\"abcdefgh\"}";

        assertThat(scrubber.raw(new Body(body.getBytes(StandardCharsets.UTF_8)))).doesNotContain("abc");
    }

    @Test
    void texts_of_the_bank_are_made_fit_to_store() {
        assertThat(Texts.clean("ok\u0000\r\n\ud800x", 20)).isEqualTo("ok????x");
        assertThat(Texts.clean("abcdef", 4)).isEqualTo("abc…");
        assertThat(Texts.clean("abcd", 4)).isEqualTo("abcd");
        assertThat(Texts.clean("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
    }
}
