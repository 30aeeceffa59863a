package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLHandshakeException;

/// Sends one request and waits for the last byte of its answer, at most until a deadline.
///
/// The JDK's own time-out ends with the headers and closes the connection then; from the headers on it is the
/// [BodyCollector] that is given up at the deadline, which closes the connection too. So no wait is ever interrupted,
/// and a connection whose exchange was given up is never used again.
final class Wire {

    private final Pacing pacing;
    private final int maxBodyBytes;

    Wire(Pacing pacing, int maxBodyBytes) {
        this.pacing = pacing;
        this.maxBodyBytes = maxBodyBytes;
    }

    /// Sends the request once. Comes back with an [Exchange] in all cases that the network can bring about.
    Exchange exchange(HttpClient client, HttpRequest.Builder builder, Deadline deadline) {
        Instant sentAt = pacing.instant();
        Duration left = deadline.remaining();
        if (!left.isPositive()) {
            return broken(Exchange.Why.NO_ANSWER, "no time was left to send", sentAt, OptionalInt.empty(), Body.EMPTY);
        }
        BodyCollector collector = new BodyCollector(maxBodyBytes);
        AtomicInteger status = new AtomicInteger();
        HttpRequest request = builder.timeout(left).build();
        CompletableFuture<Landing> landing =
                client.sendAsync(
                                request,
                                info -> {
                                    status.set(info.statusCode());
                                    return collector;
                                })
                        .handle(Landing::of);
        Optional<Landing> landed = pacing.await(landing, left);
        if (landed.isEmpty()) {
            collector.giveUp();
        }
        return switch (landed.orElse(new Landing.Failed(new HttpTimeoutException("deadline")))) {
            case Landing.Came(HttpResponse<Body> response) ->
                    new Exchange.Answer(
                            response.statusCode(), response.headers(), response.body(), sentAt, pacing.instant());
            case Landing.Failed(Throwable cause) -> {
                OptionalInt seen = status.get() == 0 ? OptionalInt.empty() : OptionalInt.of(status.get());
                yield broken(why(cause), words(cause, request, deadline), sentAt, seen, collector.collected());
            }
        };
    }

    private Exchange broken(Exchange.Why why, String words, Instant sentAt, OptionalInt status, Body partial) {
        return new Exchange.Broken(why, words, status, partial, sentAt, pacing.instant());
    }

    private static Exchange.Why why(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _, ConnectException _, UnknownHostException _, SSLHandshakeException _ ->
                    Exchange.Why.NO_CONNECTION;
            case HttpTimeoutException _ -> Exchange.Why.NO_ANSWER;
            case BodyCollector.TooLarge _, ProtocolException _ -> Exchange.Why.UNREADABLE;
            case IOException _ -> Exchange.Why.CUT;
            default -> Exchange.Why.UNREADABLE;
        };
    }

    private static String words(Throwable cause, HttpRequest request, Deadline deadline) {
        String said = Texts.clean(Objects.requireNonNullElse(cause.getMessage(), ""), 200);
        String detail = said.isEmpty() ? cause.getClass().getSimpleName() : said;
        return switch (why(cause)) {
            case NO_CONNECTION -> "no connection to " + request.uri().getAuthority() + ": " + plain(cause, detail);
            case NO_ANSWER -> "no whole answer in " + deadline.words();
            case CUT -> "the connection was cut (" + detail + ")";
            case UNREADABLE -> cause instanceof BodyCollector.TooLarge ? detail : "not HTTP (" + detail + ")";
        };
    }

    private static String plain(Throwable cause, String detail) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "it does not answer";
            case UnknownHostException _ -> "the host is unknown";
            case SSLHandshakeException _ -> "no secure connection (SSLHandshakeException: " + detail + ")";
            // the JDK has no words of its own for the commonest cause
            case ConnectException connect when connect.getMessage() == null -> unreachable(connect);
            default -> detail;
        };
    }

    private static String unreachable(ConnectException connect) {
        return connect.getCause() instanceof UnresolvedAddressException ? "the host is unknown" : "connection refused";
    }

    /// The future's end as a value, so that no exception has to find its way through a wait.
    private sealed interface Landing {

        record Came(HttpResponse<Body> response) implements Landing {}

        record Failed(Throwable cause) implements Landing {}

        static Landing of(@Nullable HttpResponse<Body> response, @Nullable Throwable thrown) {
            if (response != null) {
                return new Came(response);
            }
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            return new Failed(cause == null ? new IOException("no cause given") : cause);
        }
    }
}
