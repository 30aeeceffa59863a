package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.BookingAnswer.Booked;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingAnswer.Refused;
import com.fxbatchtrader.bank.BookingAnswer.Unproven;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// An answer is never taken for the answer to another request.
class MixedUpAnswerTest {

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk().ready();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_late_answer_to_a_booking_that_was_given_up_reaches_nobody() {
        CountDownLatch givenUp = new CountDownLatch(1);
        desk.bank.answers(
                (_, reply) -> {
                    givenUp.await();
                    reply.json(200, RawBank.ok(""));
                });
        assertThat(desk.gateway.book(Desk.BOOKING, Duration.ofMillis(200))).isInstanceOf(Unproven.class);
        desk.bank.answers((_, reply) -> reply.json(200, RawBank.refusal("QUOTE_EXPIRED")));
        givenUp.countDown();

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Refused.class);
    }

    @Test
    void the_late_rest_of_a_safe_call_that_was_given_up_reaches_nobody() {
        Duration shortly = Duration.ofMillis(150);
        var settings = Desk.settings(desk.bank, shortly, Desk.CREDENTIALS).withTimeouts(shortly, shortly);
        CountDownLatch givenUp = new CountDownLatch(1);
        String late = RawBank.ok(",\"payload\":{\"quoteId\":666}");
        try (var gateway = new HttpBankGateway(settings, desk.pacing, CallObserver.none())) {
            gateway.ensureToken(Duration.ofMinutes(1));
            desk.bank.answers(
                    (_, reply) -> {
                        reply.raw(RawBank.Reply.head(200, "application/json") + "Content-Length: 5\r\n\r\n{");
                        givenUp.await();
                        reply.raw("    ");
                        reply.json(200, late);
                    });
            assertThatThrownBy(() -> gateway.cancelQuote(1)).isInstanceOf(BankException.class);
            int old = desk.bank.received("cancelquote").getFirst().connection();
            givenUp.countDown();
            assertThat(desk.bank.sawCloseOf(old)).isTrue();
            desk.bank.answers((_, reply) -> reply.json(200, RawBank.refusal("NOT_PERMITTED")));

            var failure = catchThrowableOfType(BankException.class, () -> gateway.cancelQuote(2));

            assertThat(failure.code()).isEqualTo("NOT_PERMITTED");
            assertThat(desk.bank.received("cancelquote").getLast().connection()).isNotEqualTo(old);
        }
    }

    @Test
    void an_answer_that_comes_twice_on_a_connection_does_not_answer_the_next_call() {
        AtomicInteger calls = new AtomicInteger();
        desk.bank.answers(
                (_, reply) -> {
                    if (calls.incrementAndGet() == 1) {
                        String body = RawBank.ok("");
                        String whole =
                                RawBank.Reply.head(200, "application/json")
                                        + "Content-Length: "
                                        + body.length()
                                        + "\r\n\r\n"
                                        + body;
                        reply.raw(whole + whole);
                    } else {
                        reply.json(200, RawBank.refusal("NOT_PERMITTED"));
                    }
                });
        desk.gateway.cancelQuote(1);

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(2));

        assertThat(failure).as("the repeated success must not be taken for the second answer").isNotNull();
    }

    @Test
    void an_answer_that_was_already_given_to_another_booking_proves_nothing() {
        String repeated = RawBank.ok("");
        desk.bank.answers((_, reply) -> reply.json(200, repeated));

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);
        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT))
                .isInstanceOfSatisfying(
                        Unproven.class,
                        answer -> {
                            assertThat(answer.doubt()).isEqualTo(Doubt.UNREADABLE);
                            assertThat(answer.why()).contains("already given to another answer");
                        });
    }

    @Test
    void a_refusal_that_was_already_given_to_another_call_proves_nothing() {
        String repeated = RawBank.refusal("NOT_PERMITTED");
        desk.bank.answers((_, reply) -> reply.json(200, repeated));

        assertThatThrownBy(() -> desk.gateway.cancelQuote(1)).isInstanceOf(BankException.class);
        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Unproven.class);
    }

    @Test
    void the_quote_of_another_request_is_refused() {
        String expiry = desk.pacing.instant().plusSeconds(60).toString();
        desk.bank.answers(
                (_, reply) ->
                        reply.json(
                                200,
                                RawBank.ok(",\"payload\":{\"quoteId\":7,\"quoteExpiryDateTime\":\"" + expiry + "\"}")));

        assertThat(desk.gateway.createQuote(Desk.QUOTE).id()).isEqualTo(7);
        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.createQuote(Desk.QUOTE));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failure).hasMessageContaining("quoteId 7 was already given to another request");
    }

    @Test
    void old_ids_are_forgotten_so_that_memory_is_bounded() {
        SeenIds seen = new SeenIds(2);

        assertThat(seen.add("a")).isTrue();
        assertThat(seen.add("a")).isFalse();
        assertThat(seen.add("b")).isTrue();
        assertThat(seen.add("c")).isTrue();
        assertThat(seen.add("b")).isFalse();
        assertThat(seen.add("a")).isTrue();
    }
}
