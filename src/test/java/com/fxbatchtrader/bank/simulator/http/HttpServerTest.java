package com.fxbatchtrader.bank.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.bank.simulator.WallPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class HttpServerTest {

    private static final HttpLimits SMALL = new HttpLimits(2, 500, 20, Duration.ofSeconds(30));

    private final WallPacing pacing = new WallPacing();
    private final Waits waits = new Waits(pacing);
    private final AtomicInteger handled = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.start(0, SMALL, this::echo, waits, pacing);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Delivery echo(HttpRequest request) {
        handled.incrementAndGet();
        return switch (request.path()) {
            case "/fail" -> throw new IllegalStateException("as the test wants it");
            case "/silent" -> Delivery.silence(Duration.ofMinutes(1));
            case "/slow" -> Delivery.late(answer(request), Duration.ofMinutes(1));
            default -> Delivery.whole(answer(request));
        };
    }

    private static HttpAnswer answer(HttpRequest request) {
        return HttpAnswer.of(200, "text/plain", request.method() + " " + request.path() + " " + request.body())
                .withHeader("X-Seen", request.header("X-Test").orElse("nothing"));
    }

    private RawClient connect() throws IOException {
        return new RawClient(server.port());
    }

    @Test
    void one_connection_takes_many_requests() throws IOException {
        try (RawClient raw = connect()) {
            for (int i = 0; i < 3; i++) {
                raw.send("POST /a?b=c HTTP/1.1\r\nX-TEST:  Ä" + i + "\r\nContent-Length: 3\r\n\r\nyes");
                assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nPOST /a yes");
            }
        }
    }

    @Test
    void two_requests_sent_at_once_are_both_answered() throws IOException {
        try (RawClient raw = connect()) {
            raw.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\nConnection: close\r\n\r\n");

            assertThat(raw.readAnswer()).endsWith("GET /1 ");
            assertThat(raw.readAnswer()).endsWith("GET /2 ");
            assertThat(raw.read()).isEqualTo(-1);
        }
    }

    @Test
    void the_jdks_client_understands_it() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request =
                    java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/jdk"))
                            .header("X-Test", "seen")
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("é"))
                            .build();

            var response = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("POST /jdk é");
            assertThat(response.headers().firstValue("X-Seen")).contains("seen");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'nonsense\r\n\r\n', 400",
        "'GET / HTTP/2\r\n\r\n', 400",
        "'GET / HTTP/1.1\r\nno header\r\n\r\n', 400",
        "'GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n', 400",
        "'GET / HTTP/1.1\r\nContent-Length: 21\r\n\r\n', 413",
        "'GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n', 411"
    })
    void what_is_no_request_is_answered_once_and_the_connection_ends(String sent, int status) throws IOException {
        try (RawClient raw = connect()) {
            raw.send(sent);

            assertThat(raw.readToEnd()).startsWith("HTTP/1.1 " + status + " ");
        }
        assertThat(handled).hasValue(0);
    }

    @Test
    void headers_without_end_are_cut_off() throws IOException {
        try (RawClient raw = connect()) {
            raw.send("GET / HTTP/1.1\r\nX: " + "x".repeat(482));

            assertThat(raw.readToEnd()).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void a_request_that_breaks_off_is_not_handled() throws IOException {
        for (String half : new String[] {"GET / HT", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf"}) {
            try (RawClient raw = connect()) {
                raw.send(half);
                raw.endOutput();
                assertThat(raw.read()).isEqualTo(-1);
            }
        }
        assertThat(handled).hasValue(0);
    }

    @Test
    void a_handler_that_fails_is_an_internal_error_and_the_server_goes_on() throws IOException {
        try (RawClient raw = connect()) {
            raw.send("GET /fail HTTP/1.1\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 500 ");
            raw.send("GET /on HTTP/1.1\r\n\r\n");
            assertThat(raw.readAnswer()).endsWith("GET /on ");
        }
    }

    @Test
    void one_connection_too_many_is_told_so_and_a_place_that_is_left_is_free_again() throws IOException {
        RawClient first = connect();
        try (RawClient second = connect();
                RawClient third = connect()) {
            assertThat(third.readToEnd()).startsWith("HTTP/1.1 503 ");
            second.send("GET /2 HTTP/1.1\r\n\r\n");
            assertThat(second.readAnswer()).endsWith("GET /2 ");
            first.close();
            await().untilAsserted(
                            () -> {
                                try (RawClient fourth = connect()) {
                                    fourth.send("GET /4 HTTP/1.1\r\nConnection: close\r\n\r\n");
                                    assertThat(fourth.readAnswer()).endsWith("GET /4 ");
                                }
                            });
        }
    }

    @Test
    void closing_ends_idle_silent_and_waiting_connections_at_once() throws IOException {
        try (RawClient silent = connect();
                RawClient slow = connect()) {
            silent.send("GET /silent HTTP/1.1\r\n\r\n");
            slow.send("GET /slow HTTP/1.1\r\n\r\n");
            await().until(() -> handled.get() == 2);
            long began = pacing.nanos();

            server.close();

            assertThat(Duration.ofNanos(pacing.nanos() - began)).isLessThan(Duration.ofSeconds(2));
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    @Test
    void closing_waits_for_the_work_that_is_under_way() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        HttpServer other =
                HttpServer.start(
                        0,
                        SMALL,
                        request -> {
                            working.countDown();
                            join(mayEnd);
                            done.incrementAndGet();
                            return Delivery.whole(answer(request));
                        },
                        new Waits(pacing),
                        pacing);
        try (RawClient raw = new RawClient(other.port())) {
            raw.send("GET /work HTTP/1.1\r\n\r\n");
            working.await();
            AtomicInteger doneAtClose = new AtomicInteger(-1);
            Thread closing =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        other.close();
                                        doneAtClose.set(done.get());
                                    });
            mayEnd.countDown();
            closing.join();

            assertThat(doneAtClose).hasValue(1);
        }
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_taken_port_is_named_with_what_to_do() {
        assertThatThrownBy(() -> HttpServer.start(server.port(), SMALL, this::echo, waits, pacing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + server.port())
                .hasMessageContaining("0 for a free one");
    }
}
