package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.BookingAnswer.Booked;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingAnswer.Unproven;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// What a booking looks like on the wire, and what its connection never does.
class BookingLineTest {

    private static final ProxySelector MACHINE = ProxySelector.getDefault();

    private final Desk desk = new Desk().ready();

    @AfterEach
    void close() {
        ProxySelector.setDefault(MACHINE);
        desk.close();
    }

    @Test
    void the_request_announces_its_length_and_that_nothing_follows() {
        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);

        RawBank.Request request = desk.bookings().getFirst();
        assertThat(request.head()).startsWith("POST /trading-channel-service/api/v1/bookquoteddeal HTTP/1.1\r\n");
        assertThat(request.header("Host")).isEqualTo(URI.create(desk.bank.base()).getAuthority());
        assertThat(request.header("Connection")).isEqualTo("close");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Authorization")).isEqualTo("Bearer secret-token-1");
        assertThat(request.header("Content-Length")).isEqualTo("" + request.body().length());
        assertThat(request.header("Expect")).isEmpty();
        assertThat(request.header("Upgrade")).isEmpty();
    }

    @Test
    void a_bank_that_closes_before_it_reads_is_not_tried_again() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            desk.pacing.start(
                    "rude",
                    () -> {
                        while (!rude.isClosed()) {
                            try (Socket socket = rude.accept()) {
                                taken.incrementAndGet();
                                socket.setSoLinger(true, 0);
                            } catch (IOException _) {
                                // the test is over
                            }
                        }
                    });
            try (var gateway = gatewayTo("http://127.0.0.1:" + rude.getLocalPort())) {
                assertThat(gateway.book(Desk.BOOKING, Desk.LIMIT))
                        .isInstanceOfSatisfying(
                                Unproven.class,
                                // the reset may be there before the connection is handed over
                                answer -> assertThat(answer.doubt()).isIn(Doubt.CUT, Doubt.NO_CONNECTION));
            }
            assertThat(taken).hasValue(1);
        }
    }

    @Test
    void an_answer_that_comes_twice_is_read_once_and_reaches_no_other_booking() {
        String repeated = RawBank.ok("");
        desk.bank.answers(
                (_, reply) -> {
                    reply.json(200, repeated);
                    reply.json(200, repeated);
                });
        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isInstanceOf(Booked.class);

        desk.bank.answers((_, reply) -> reply.json(200, RawBank.refusal("QUOTE_EXPIRED")));

        assertThat(desk.gateway.book(Desk.BOOKING, Desk.LIMIT)).isNotInstanceOf(Booked.class);
        assertThat(desk.bookings()).hasSize(2);
    }

    @Test
    void a_handshake_that_trickles_ends_at_the_deadline() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            desk.pacing.start("slow", () -> trickle(slow));
            try (var gateway = gatewayTo("https://127.0.0.1:" + slow.getLocalPort())) {
                long began = desk.pacing.nanos();

                assertThat(gateway.book(Desk.BOOKING, Duration.ofMillis(300)))
                        .isInstanceOfSatisfying(
                                Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.NO_ANSWER));

                assertThat(Duration.ofNanos(desk.pacing.nanos() - began)).isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    /// The beginning of a TLS record that never ends, a byte each 20 ms.
    private void trickle(ServerSocket slow) {
        try (Socket socket = slow.accept()) {
            socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
            while (!slow.isClosed()) {
                socket.getOutputStream().write(2);
                desk.pacing.pause(Duration.ofMillis(20));
            }
        } catch (IOException _) {
            // the other side has given up
        }
    }

    @Test
    void a_host_that_nobody_knows_is_no_connection() {
        try (var gateway = gatewayTo("https://bank.invalid")) {
            assertThat(gateway.book(Desk.BOOKING, Desk.LIMIT))
                    .isInstanceOfSatisfying(
                            Unproven.class,
                            answer -> {
                                assertThat(answer.doubt()).isEqualTo(Doubt.NO_CONNECTION);
                                assertThat(answer.why())
                                        .isEqualTo("no connection to bank.invalid: the host is unknown");
                            });
        }
    }

    @Test
    void a_proxy_that_the_machine_names_is_tunnelled_through() throws Exception {
        CompletableFuture<String> asked = new CompletableFuture<>();
        try (ServerSocket proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            desk.pacing.start("proxy", () -> refuse(proxy, asked));
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort());
            ProxySelector.setDefault(only(address));
            try (var gateway = gatewayTo("https://bank.invalid:8443")) {
                assertThat(gateway.book(Desk.BOOKING, Desk.LIMIT))
                        .isInstanceOfSatisfying(
                                Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.NO_CONNECTION));
            }
        }
        assertThat(asked.join()).startsWith("CONNECT bank.invalid:8443 HTTP/1.1");
    }

    private static void refuse(ServerSocket proxy, CompletableFuture<String> asked) {
        try (Socket socket = proxy.accept()) {
            InputStream in = socket.getInputStream();
            asked.complete(new String(in.readNBytes(40), StandardCharsets.ISO_8859_1));
            socket.getOutputStream()
                    .write("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            asked.completeExceptionally(e);
        }
    }

    private static ProxySelector only(InetSocketAddress proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                boolean far = "bank.invalid".equals(uri.getHost());
                return List.of(far ? new Proxy(Proxy.Type.HTTP, proxy) : Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException cause) {
                // nobody is told
            }
        };
    }

    /// Trades there, with a token from the desk's bank.
    private HttpBankGateway gatewayTo(String address) {
        BankAddresses addresses = BankAddresses.of(address, desk.bank.base(), desk.bank.base() + "/oauth2/v2.0/token");
        HttpBankGateway gateway =
                new HttpBankGateway(
                        BankSettings.of(addresses, "test", "desk@example.com", Desk.CREDENTIALS),
                        desk.pacing,
                        CallObserver.none());
        gateway.ensureToken(Duration.ofMinutes(5));
        return gateway;
    }
}
