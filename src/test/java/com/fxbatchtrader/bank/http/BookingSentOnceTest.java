package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingAnswer.Booked;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingAnswer.Unproven;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// Whatever the bank or the network does, the bank receives a booking at most once.
class BookingSentOnceTest {

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk().ready();
    }

    @AfterEach
    void close() {
        System.clearProperty(RetryGuard.PROPERTY);
        desk.close();
    }

    static Stream<Arguments> unpromisingAnswers() {
        return Stream.of(
                answer(
                        "a redirect that keeps the method",
                        (_, reply) ->
                                reply.json(307, "{}", "Location: /trading-channel-service/api/v1/bookquoteddeal")),
                answer(
                        "a permanent redirect",
                        (_, reply) ->
                                reply.json(308, "{}", "Location: /trading-channel-service/api/v1/bookquoteddeal")),
                answer("a challenge", (_, reply) -> reply.json(401, "{}", "WWW-Authenticate: Basic realm=\"bank\"")),
                answer(
                        "a challenge with the bank's error",
                        (_, reply) -> reply.json(401, RawBank.tokenError("invalid_token"), "WWW-Authenticate: Bearer")),
                answer(
                        "a proxy's challenge",
                        (_, reply) -> reply.json(407, "{}", "Proxy-Authenticate: Basic realm=\"proxy\"")),
                answer("request time-out", (_, reply) -> reply.json(408, "{}", "Connection: close")),
                answer("too early", (_, reply) -> reply.json(425, "{}")),
                answer("slow down", (_, reply) -> reply.json(429, "{}", "Retry-After: 0")),
                answer("server error", (_, reply) -> reply.json(500, "{}")),
                answer("unavailable", (_, reply) -> reply.json(503, "{}", "Retry-After: 0")),
                answer("upgrade required", (_, reply) -> reply.json(426, "{}", "Upgrade: h2c")),
                answer("closed after the request", (_, reply) -> reply.close()),
                answer("reset after the request", (_, reply) -> reply.reset()),
                answer(
                        "half a status line",
                        (_, reply) -> {
                            reply.raw("HTTP/1.1 20");
                            reply.close();
                        }),
                answer(
                        "half a body",
                        (_, reply) -> {
                            reply.raw(RawBank.Reply.head(200, "application/json") + "Content-Length: 99\r\n\r\n{\"hea");
                            reply.close();
                        }));
    }

    private static Arguments answer(String name, RawBank.Script script) {
        return Arguments.of(name, script);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unpromisingAnswers")
    void a_booking_is_received_once(String name, RawBank.Script script) {
        desk.bank.answers(script);

        BookingAnswer answer = desk.gateway.book(Desk.BOOKING, Desk.LIMIT);

        assertThat(answer).as(name).isNotInstanceOf(Booked.class);
        assertThat(desk.bookings()).as(name).hasSize(1);
    }

    @Test
    void a_kept_connection_that_the_bank_closes_costs_no_booking_and_repeats_none() {
        desk.bank.answers(
                (request, reply) -> {
                    reply.json(200, RawBank.ok(""), "Connection: keep-alive", "Keep-Alive: timeout=60");
                    // Without a word, right after the answer: the worst moment for whoever would use it again.
                    reply.close();
                });

        for (int i = 0; i < 20; i++) {
            assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);
        }

        assertThat(desk.bookings()).hasSize(20);
    }

    @Test
    void no_booking_shares_its_connection_with_anything() {
        desk.gateway.cancelQuote(1);
        desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
        desk.gateway.cancelQuote(2);
        desk.gateway.book(Desk.BOOKING, Desk.LIMIT);

        assertThat(desk.bookings()).extracting(RawBank.Request::connection).doesNotHaveDuplicates();
        assertThat(desk.bank.received("cancelquote"))
                .extracting(RawBank.Request::connection)
                .doesNotContainAnyElementsOf(desk.bookings().stream().map(RawBank.Request::connection).toList());
    }

    @Test
    void the_connection_of_a_booking_is_closed_after_its_answer() {
        desk.gateway.book(Desk.BOOKING, Desk.LIMIT);

        assertThat(desk.bank.sawCloseOf(desk.bookings().getFirst().connection())).isTrue();
    }

    @Test
    void a_bank_that_cannot_be_reached_leaves_the_booking_unproven() {
        desk.bank.close();

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT))
                .isInstanceOfSatisfying(
                        Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.NO_CONNECTION));
    }

    @Test
    void a_bank_that_accepts_nobody_leaves_the_booking_unproven_in_time() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1)) {
            BankAddresses addresses =
                    BankAddresses.of(
                            "http://127.0.0.1:" + full.getLocalPort(), desk.bank.base(), desk.bank.base() + "/token");
            BankSettings settings = BankSettings.of(addresses, "test", "desk@example.com", Desk.CREDENTIALS);
            try (var gateway = new HttpBankGateway(settings, desk.pacing, CallObserver.none())) {
                gateway.ensureToken(Duration.ofMinutes(1));

                BookingAnswer answer = gateway.book(Desk.BOOKING, Duration.ofMillis(300));

                assertThat(answer)
                        .isInstanceOfSatisfying(
                                Unproven.class, unproven -> assertThat(unproven.doubt()).isEqualTo(Doubt.NO_ANSWER));
            }
        }
    }

    @Test
    void a_cookie_that_the_bank_sets_never_comes_back() {
        desk.bank.answers((_, reply) -> reply.json(200, RawBank.ok(""), "Set-Cookie: session=4711; Path=/"));

        desk.gateway.cancelQuote(1);
        desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
        desk.gateway.cancelQuote(2);
        desk.gateway.book(Desk.BOOKING, Desk.LIMIT);

        assertThat(desk.bookings()).hasSize(2).allMatch(request -> request.header("Cookie").isEmpty());
        assertThat(desk.bank.received("cancelquote")).allMatch(request -> request.header("Cookie").isEmpty());
    }

    @Test
    void a_defect_after_the_send_leaves_the_booking_unproven() {
        desk.bank.answers(
                (_, reply) -> {
                    desk.pacing.failOnce();
                    reply.json(200, RawBank.ok(""));
                });

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Unproven.class);
        assertThat(desk.bookings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "", "TRUE", "yes", "0"})
    void a_jdk_that_repeats_posts_is_refused(String value) {
        System.setProperty(RetryGuard.PROPERTY, value);

        assertThatThrownBy(Desk::new)
                .isInstanceOf(BankSettingsException.class)
                .hasMessageContaining("enableAllMethodRetry")
                .hasMessageContaining("Remove it");
    }

    @Test
    void a_jdk_that_is_told_not_to_repeat_is_welcome() {
        System.setProperty(RetryGuard.PROPERTY, "false");

        new Desk().close();
    }

    @Test
    void the_jdks_own_settings_file_is_looked_into(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("net.properties");
        Files.writeString(file, "# comment\n" + RetryGuard.PROPERTY + " =\n");

        assertThatThrownBy(() -> RetryGuard.check(file)).isInstanceOf(BankSettingsException.class);

        Files.writeString(file, "#" + RetryGuard.PROPERTY + "=true\n");
        RetryGuard.check(file);
        RetryGuard.check(folder.resolve("missing"));
    }
}
