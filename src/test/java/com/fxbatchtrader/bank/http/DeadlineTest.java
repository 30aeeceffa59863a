package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.BookingAnswer.Booked;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingAnswer.NotSent;
import com.fxbatchtrader.bank.BookingAnswer.Unproven;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Each call ends in time, its body included; what was given up is closed, and no thread is interrupted for it.
class DeadlineTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final String HEAD = RawBank.Reply.head(200, "application/json");

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(PATIENCE).ready();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Unproven booked() {
        long began = desk.pacing.nanos();
        var answer = desk.gateway.book(Desk.BOOKING, PATIENCE);
        assertThat(Duration.ofNanos(desk.pacing.nanos() - began)).isLessThan(PATIENCE.plusSeconds(3));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(answer).isInstanceOf(Unproven.class);
        return (Unproven) answer;
    }

    private void assertClosedByUs() {
        assertThat(desk.bank.sawCloseOf(desk.bookings().getFirst().connection())).isTrue();
    }

    @Test
    void headers_that_come_a_byte_at_a_time_are_given_up() {
        desk.bank.answers((_, reply) -> reply.trickle("H", Duration.ofMillis(30)));

        assertThat(booked().doubt()).isEqualTo(Doubt.NO_ANSWER);
        assertClosedByUs();
    }

    @Test
    void a_body_that_comes_a_byte_at_a_time_is_given_up() {
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw(HEAD + "Content-Length: 5000\r\n\r\n");
                    reply.trickle(" ", Duration.ofMillis(30));
                });

        Unproven answer = booked();

        assertThat(answer.doubt()).isEqualTo(Doubt.NO_ANSWER);
        assertThat(answer.meta().httpStatus()).hasValue(200);
        assertClosedByUs();
    }

    @Test
    void a_body_that_never_ends_is_given_up() {
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
                    reply.trickle("1\r\n \r\n", Duration.ofMillis(10));
                });

        assertThat(booked().doubt()).isEqualTo(Doubt.NO_ANSWER);
        assertClosedByUs();
    }

    @Test
    void a_body_that_stops_is_given_up() {
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw(HEAD + "Content-Length: 5000\r\n\r\n{");
                    reply.trickle("", Duration.ofMillis(50));
                });

        assertThat(booked().doubt()).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_body_beyond_the_limit_is_cut_off_when_the_limit_is_reached() {
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
                    String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
                    for (int sent = 0; sent < 100 << 20; sent += 0x4000) {
                        reply.raw(chunk);
                    }
                });

        var answer = desk.gateway.book(Desk.BOOKING, Desk.LIMIT);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unproven.class,
                        unproven -> {
                            assertThat(unproven.doubt()).isEqualTo(Doubt.UNREADABLE);
                            assertThat(unproven.why()).isEqualTo("the answer has more than 1048576 bytes");
                        });
        assertClosedByUs();
    }

    @Test
    void a_body_of_exactly_the_limit_is_read() {
        desk.bank.answers(
                (_, reply) -> {
                    String body = RawBank.ok("");
                    reply.json(200, " ".repeat((1 << 20) - body.length()) + body);
                });

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);

        desk.bank.answers(
                (_, reply) -> {
                    String body = RawBank.ok("");
                    reply.json(200, " ".repeat((1 << 20) - body.length() + 1) + body);
                });

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Unproven.class);
    }

    @Test
    void a_safe_call_ends_in_time_too_and_says_so() throws Exception {
        Duration shortly = Duration.ofMillis(200);
        BankSettings settings = Desk.settings(desk.bank, shortly, Desk.CREDENTIALS).withTimeouts(shortly, shortly);
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw(HEAD + "Content-Length: 5000\r\n\r\n");
                    reply.trickle(" ", Duration.ofMillis(30));
                });
        try (var gateway = new HttpBankGateway(settings, desk.pacing, desk.reports::add)) {
            var failure = catchThrowableOfType(BankException.class, () -> gateway.cancelQuote(1));

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessage("cancelquote: no whole answer in 400 ms");
        }
    }

    @Test
    void a_token_service_that_hangs_holds_no_call_beyond_its_deadline() {
        desk.bank.answersToken((_, reply) -> reply.trickle("", Duration.ofMillis(30)));
        BankSettings settings = Desk.settings(desk.bank, PATIENCE, Desk.CREDENTIALS).withTimeouts(PATIENCE, PATIENCE);
        try (var gateway = new HttpBankGateway(settings, desk.pacing, CallObserver.none())) {
            long began = desk.pacing.nanos();
            var failure = catchThrowableOfType(BankException.class, () -> gateway.status("x"));

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.call()).isEqualTo("token");
            assertThat(Duration.ofNanos(desk.pacing.nanos() - began)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void a_gateway_may_be_closed_while_a_call_is_out_and_the_call_ends_as_it_would() throws Exception {
        var arrived = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        desk.bank.answers(
                (_, reply) -> {
                    arrived.countDown();
                    mayAnswer.await();
                    reply.json(200, RawBank.ok(""));
                });
        var answer = new CompletableFuture<Object>();
        desk.pacing.start("booking", () -> answer.complete(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)));
        arrived.await();

        desk.gateway.close();
        mayAnswer.countDown();

        assertThat(answer.join()).isInstanceOf(Booked.class);
        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(1));
        assertThat(failure).isNotNull();
        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(NotSent.class);
        assertThat(desk.bookings()).hasSize(1);
    }

    @Test
    void bookings_leave_no_thread_behind_whether_they_are_answered_or_given_up() {
        long before = selectors();
        for (int i = 0; i < 40; i++) {
            desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
        }
        desk.bank.answers((_, reply) -> reply.trickle("", Duration.ofMillis(20)));
        for (int i = 0; i < 5; i++) {
            desk.gateway.book(Desk.BOOKING, Duration.ofMillis(50));
        }

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> selectors() <= before);
    }

    /// The JDK has one such thread for each client that is open.
    private static long selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("SelectorManager"))
                .count();
    }
}
