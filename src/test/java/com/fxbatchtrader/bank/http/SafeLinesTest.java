package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// A kept connection saves time and nothing else: no call fails for it, and no answer reaches another call.
class SafeLinesTest {

    private final Desk desk = new Desk().ready();

    @AfterEach
    void close() {
        desk.close();
    }

    private List<RawBank.Request> calls() {
        return desk.bank.received("cancelquote");
    }

    private int connections() {
        return (int) calls().stream().map(RawBank.Request::connection).distinct().count();
    }

    @Test
    void calls_one_after_the_other_share_a_connection() {
        for (int i = 1; i <= 5; i++) {
            desk.gateway.cancelQuote(i);
        }

        assertThat(calls()).hasSize(5).allMatch(call -> call.header("Connection").isEmpty());
        assertThat(connections()).isEqualTo(1);
    }

    @Test
    void calls_at_the_same_time_have_a_connection_each() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        desk.bank.answers(
                (_, reply) -> {
                    both.countDown();
                    both.await();
                    reply.json(200, RawBank.ok(""));
                });
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        desk.pacing.start(
                "other",
                () -> {
                    desk.gateway.cancelQuote(1);
                    other.complete(true);
                });
        desk.gateway.cancelQuote(2);

        assertThat(other.join()).isTrue();
        assertThat(connections()).isEqualTo(2);
    }

    @Test
    void a_connection_that_the_bank_has_closed_meanwhile_fails_no_call_and_repeats_none_that_was_received() {
        desk.bank.answers(
                (_, reply) -> {
                    reply.json(200, RawBank.ok(""), "Connection: keep-alive");
                    reply.close();
                });

        for (int i = 1; i <= 10; i++) {
            desk.gateway.cancelQuote(i);
        }

        assertThat(calls()).hasSize(10);
    }

    @Test
    void a_new_connection_that_is_cut_is_not_tried_again_here() {
        desk.bank.answers((_, reply) -> reply.reset());

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(1));

        assertThat(failure.kind()).isEqualTo(Kind.CUT);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void half_an_answer_on_a_kept_connection_is_a_failure_and_no_reason_to_call_again() {
        AtomicBoolean whole = new AtomicBoolean(true);
        desk.bank.answers(
                (_, reply) -> {
                    if (whole.getAndSet(false)) {
                        reply.json(200, RawBank.ok(""));
                    } else {
                        reply.raw("HTTP/1.1 2");
                        reply.close();
                    }
                });
        desk.gateway.cancelQuote(1);

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(2));

        assertThat(failure.kind()).isEqualTo(Kind.CUT);
        assertThat(calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close", "Connection: Close", "Connection: keep-alive, close"})
    void a_connection_that_the_bank_wants_to_close_is_not_kept(String header) {
        desk.bank.answers((_, reply) -> reply.json(200, RawBank.ok(""), header));

        desk.gateway.cancelQuote(1);
        desk.gateway.cancelQuote(2);

        assertThat(connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 200 OK", "HTTP/1.1 200 OK"})
    void an_answer_without_a_told_end_ends_its_connection(String status) {
        desk.bank.answers(
                (_, reply) -> {
                    reply.raw(status + "\r\nContent-Type: application/json\r\n\r\n" + RawBank.ok(""));
                    reply.close();
                });

        desk.gateway.cancelQuote(1);
        desk.gateway.cancelQuote(2);

        assertThat(connections()).isEqualTo(2);
    }

    @Test
    void an_answer_that_comes_twice_ends_its_connection() {
        desk.bank.answers(
                (_, reply) -> {
                    byte[] body = RawBank.ok("").getBytes(StandardCharsets.UTF_8);
                    String head =
                            RawBank.Reply.head(200, "application/json") + "Content-Length: " + body.length + "\r\n\r\n";
                    String answer = head + new String(body, StandardCharsets.UTF_8);
                    reply.raw(answer + answer);
                });

        desk.gateway.cancelQuote(1);
        desk.gateway.cancelQuote(2);

        assertThat(connections()).isEqualTo(2);
    }

    @Test
    void a_connection_that_was_idle_for_seconds_is_not_used_again() {
        desk.gateway.cancelQuote(1);
        desk.pacing.putMonotonicForward(Duration.ofSeconds(5));
        desk.gateway.cancelQuote(2);

        assertThat(connections()).isEqualTo(2);
        assertThat(desk.bank.sawCloseOf(calls().getFirst().connection())).isTrue();
    }

    @Test
    void closing_the_gateway_ends_idle_connections_and_opens_none() {
        desk.gateway.cancelQuote(1);
        desk.gateway.close();

        assertThat(desk.bank.sawCloseOf(calls().getFirst().connection())).isTrue();
        assertThat(catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(2)).kind())
                .isEqualTo(Kind.CONNECT);
        assertThat(calls()).hasSize(1);
    }
}
