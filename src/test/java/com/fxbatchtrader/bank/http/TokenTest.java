package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.BookingAnswer.Booked;
import com.fxbatchtrader.bank.BookingAnswer.NotSent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The access token: fetched once for all, renewed in time, never a reason to send a booking twice.
class TokenTest {

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<RawBank.Request> tokenCalls() {
        return desk.bank.received("token");
    }

    private void tokensLive(long seconds) {
        AtomicInteger number = new AtomicInteger();
        desk.bank.answersToken((_, reply) -> reply.json(200, RawBank.token(number.incrementAndGet(), seconds)));
    }

    @Test
    void the_token_call_is_a_form_with_the_desks_credentials() {
        desk.ready();

        RawBank.Request call = tokenCalls().getFirst();
        assertThat(call.path()).isEqualTo("/oauth2/v2.0/token");
        assertThat(call.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.body())
                .isEqualTo(
                        "client_id=desk-client&client_secret=s3cret+%26+more&scope=fx%2F.default"
                                + "&grant_type=password&username=user&password=pass%2Bword");
    }

    @Test
    void a_desk_behind_the_external_gateway_sends_its_static_token_on_the_token_call_alone() {
        var credentials = new BankCredentials("id", "secret", "user", "password", "", Optional.of("static-token"));
        try (Desk outside = new Desk(Desk.LIMIT, credentials)) {
            outside.gateway.cancelQuote(1);

            assertThat(outside.bank.received("token").getFirst().header("Authorization"))
                    .isEqualTo("Bearer static-token");
            assertThat(outside.bank.received("cancelquote").getFirst().header("Authorization"))
                    .isEqualTo("Bearer secret-token-1");
        }
    }

    @Test
    void many_threads_share_one_token_call() {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<CompletableFuture<Boolean>> calls =
                IntStream.range(0, threads).mapToObj(_ -> new CompletableFuture<Boolean>()).toList();
        for (CompletableFuture<Boolean> call : calls) {
            desk.pacing.start(
                    "caller",
                    () -> {
                        try {
                            together.await();
                            desk.gateway.cancelQuote(1);
                            call.complete(true);
                        } catch (Exception e) {
                            call.completeExceptionally(e);
                        }
                    });
        }

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isTrue());
        assertThat(tokenCalls()).hasSize(1);
    }

    @Test
    void a_token_is_kept_while_it_lives_and_renewed_ahead_of_its_end() {
        tokensLive(600);
        desk.gateway.cancelQuote(1);
        desk.pacing.putMonotonicForward(Duration.ofSeconds(530));
        desk.pacing.putWallForward(Duration.ofSeconds(530));
        desk.gateway.cancelQuote(2);
        assertThat(tokenCalls()).hasSize(1);

        desk.pacing.putMonotonicForward(Duration.ofSeconds(60));
        desk.pacing.putWallForward(Duration.ofSeconds(60));
        desk.gateway.ensureToken(Duration.ofSeconds(30));

        assertThat(tokenCalls()).hasSize(2);
    }

    @Test
    void a_machine_that_slept_asks_for_a_new_token() {
        tokensLive(600);
        desk.gateway.ensureToken(Duration.ofSeconds(60));
        desk.pacing.putWallForward(Duration.ofSeconds(601));

        desk.gateway.cancelQuote(1);

        assertThat(tokenCalls()).hasSize(2);
    }

    @Test
    void a_wall_clock_that_is_put_back_keeps_no_dead_token_alive() {
        tokensLive(600);
        desk.gateway.ensureToken(Duration.ofSeconds(60));
        desk.pacing.putMonotonicForward(Duration.ofSeconds(601));
        desk.pacing.putWallForward(Duration.ofHours(-1));

        desk.gateway.cancelQuote(1);

        assertThat(tokenCalls()).hasSize(2);
    }

    @Test
    void a_safe_call_uses_the_old_token_while_its_renewal_hangs() {
        tokensLive(600);
        desk.gateway.cancelQuote(1);
        CountDownLatch never = new CountDownLatch(1);
        desk.bank.answersToken((_, _) -> never.await());
        desk.pacing.putMonotonicForward(Duration.ofSeconds(570));

        desk.gateway.cancelQuote(2);

        assertThat(desk.bank.received("cancelquote")).hasSize(2);
        never.countDown();
    }

    @Test
    void ensuring_a_token_asks_only_when_the_one_in_hand_is_too_short() {
        tokensLive(600);
        desk.gateway.ensureToken(Duration.ofSeconds(400));
        desk.pacing.putMonotonicForward(Duration.ofSeconds(150));
        desk.gateway.ensureToken(Duration.ofSeconds(400));
        assertThat(tokenCalls()).hasSize(1);

        desk.pacing.putMonotonicForward(Duration.ofSeconds(60));
        desk.gateway.ensureToken(Duration.ofSeconds(400));

        assertThat(tokenCalls()).hasSize(2);
    }

    @Test
    void a_bank_with_short_tokens_is_not_asked_for_one_on_each_call() {
        tokensLive(40);

        for (int i = 0; i < 5; i++) {
            desk.gateway.ensureToken(Duration.ofMinutes(5));
            assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);
        }

        assertThat(tokenCalls()).hasSize(1);
    }

    @Test
    void a_booking_renews_a_token_with_less_than_60_seconds_before_it_is_sent() {
        tokensLive(600);
        desk.gateway.cancelQuote(1);
        desk.pacing.putMonotonicForward(Duration.ofSeconds(541));

        // On a slow machine the renewal may take longer than a booking waits for it.
        for (int tries = 0; tries < 50 && desk.bookings().isEmpty(); tries++) {
            desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
        }

        assertThat(desk.bookings()).hasSize(1);
        assertThat(desk.bookings().getFirst().header("Authorization")).isEqualTo("Bearer secret-token-2");
    }

    @Test
    void a_booking_without_a_token_in_time_is_not_sent() {
        tokensLive(600);
        desk.gateway.cancelQuote(1);
        CountDownLatch never = new CountDownLatch(1);
        desk.bank.answersToken((_, _) -> never.await());
        desk.pacing.putMonotonicForward(Duration.ofSeconds(541));
        long began = desk.pacing.nanos();

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(NotSent.class);

        assertThat(Duration.ofNanos(desk.pacing.nanos() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(desk.bookings()).isEmpty();
        never.countDown();
    }

    @Test
    void a_booking_with_a_token_that_would_end_before_the_deadline_is_not_sent() {
        tokensLive(4);

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(NotSent.class);
        assertThat(desk.bookings()).isEmpty();
    }

    @Test
    void a_401_on_a_safe_call_renews_the_token_once_and_repeats_the_call_once() {
        desk.bank.answers(
                (request, reply) -> {
                    boolean first = request.header("Authorization").equals("Bearer secret-token-1");
                    reply.json(first ? 401 : 200, first ? RawBank.tokenError("invalid_token") : RawBank.ok(""));
                });

        desk.gateway.cancelQuote(1);

        assertThat(tokenCalls()).hasSize(2);
        assertThat(desk.bank.received("cancelquote")).hasSize(2);
    }

    @Test
    void a_second_401_is_a_matter_of_credentials() {
        desk.bank.answers((_, reply) -> reply.json(401, RawBank.tokenError("invalid_token")));

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(1));

        assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(desk.bank.received("cancelquote")).hasSize(2);
    }

    @Test
    void a_401_to_an_old_token_does_not_throw_away_the_new_one() {
        TokenCache cache = new TokenCache(desk.pacing, this::nextToken);
        Token old = cache.living(Duration.ofSeconds(1), Desk.LIMIT);
        cache.drop(old);
        Token young = cache.living(Duration.ofSeconds(1), Desk.LIMIT);
        cache.drop(old);

        assertThat(cache.living(Duration.ofSeconds(1), Desk.LIMIT)).isEqualTo(young).isNotEqualTo(old);
    }

    private final AtomicInteger made = new AtomicInteger();

    private Token nextToken() {
        return new Token(
                "token-" + made.incrementAndGet(), Duration.ofHours(1), desk.pacing.nanos(), desk.pacing.instant());
    }

    @Test
    void a_renewal_that_fails_unexpectedly_blocks_nobody_after_it() {
        AtomicInteger calls = new AtomicInteger();
        TokenCache cache =
                new TokenCache(
                        desk.pacing,
                        () -> {
                            if (calls.incrementAndGet() == 1) {
                                throw new IllegalStateException("defect");
                            }
                            return nextToken();
                        });

        var failure = catchThrowableOfType(BankException.class, () -> cache.living(Duration.ofSeconds(1), Desk.LIMIT));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
        assertThatCode(() -> cache.living(Duration.ofSeconds(1), Desk.LIMIT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"400", "401"})
    void refused_credentials_are_named_as_such_without_showing_them(int status) {
        desk.bank.answersToken((_, reply) -> reply.json(status, RawBank.tokenError("invalid_grant")));

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.cancelQuote(1));

        assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(failure)
                .hasMessageContaining("invalid_grant")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("pass+word");
    }

    @ParameterizedTest
    @CsvSource({
        "403, {}, CREDENTIALS",
        "400, {}, REFUSED",
        "404, {}, REFUSED",
        "302, {}, PROTOCOL",
        "429, {}, THROTTLED",
        "500, {}, SERVER_ERROR",
        "503, <html/>, SERVER_ERROR",
        "200, {}, PROTOCOL",
        "200, <html/>, PROTOCOL"
    })
    void other_answers_to_the_token_call_are_told_apart(int status, String body, Kind kind) {
        desk.bank.answersToken((_, reply) -> reply.json(status, body));

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.ensureToken(Desk.LIMIT));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.call()).isEqualTo("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token_type\":\"Bearer\",\"expires_in\":60,\"access_token\":\"a\\r" + "\\n" + "X-Evil: 1\"}",
                "{\"token_type\":\"Bearer\",\"expires_in\":60,\"access_token\":\"\"}",
                "{\"token_type\":\"Bearer\",\"expires_in\":60}",
                "{\"token_type\":\"Bearer\",\"expires_in\":\"60\",\"access_token\":\"abc\"}",
                "{\"token_type\":\"Bearer\",\"expires_in\":0,\"access_token\":\"abc\"}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"abc\"}",
                "{\"token_type\":\"MAC\",\"expires_in\":60,\"access_token\":\"abc\"}"
            })
    void a_token_that_cannot_be_used_is_a_protocol_error(String body) {
        desk.bank.answersToken((_, reply) -> reply.json(200, body));

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.ensureToken(Desk.LIMIT));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failure).hasMessageNotContaining("abc").hasMessageNotContaining("Evil");
    }

    @Test
    void a_token_of_endless_life_overflows_nothing() {
        tokensLive(Long.MAX_VALUE);

        desk.gateway.cancelQuote(1);

        assertThat(tokenCalls()).hasSize(1);
    }

    @Test
    void a_token_shows_its_value_to_nobody() {
        assertThat(nextToken()).asString().contains("PT1H").doesNotContain("token-1");
    }
}
