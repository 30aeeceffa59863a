package com.fxbatchtrader.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fxbatchtrader.testing.FaultProxy.Fault;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The faults that other tests rest on, shown on a server that says back what it hears.
class FaultProxyTest {

    private final SystemPacing pacing = new SystemPacing();
    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>(100);
    private ServerSocket server;
    private FaultProxy proxy;

    @BeforeEach
    void startEcho() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        pacing.start(
                "echo",
                () -> {
                    while (!server.isClosed()) {
                        try {
                            Socket client = server.accept();
                            pacing.start("echo-client", () -> echo(client));
                        } catch (IOException _) {
                            // Closed at the end of the test.
                        }
                    }
                });
        proxy = new FaultProxy(server.getLocalPort(), pacing);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private void echo(Socket client) {
        try (client) {
            int one = client.getInputStream().read();
            while (one >= 0) {
                heard.add(one);
                client.getOutputStream().write(one);
                one = client.getInputStream().read();
            }
        } catch (IOException _) {
            // Cut by the proxy.
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    private static int ask(Socket socket, int what) throws IOException {
        socket.getOutputStream().write(what);
        return socket.getInputStream().read();
    }

    private Integer serverHeard() throws InterruptedException {
        return heard.poll(5, TimeUnit.SECONDS);
    }

    @Test
    void passes_on_what_both_sides_say() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 7)).isEqualTo(7);
            assertThat(ask(socket, 8)).isEqualTo(8);
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_cut_request_never_reaches_the_server() throws IOException {
        try (Socket socket = connect()) {
            proxy.onNextRequest(Fault.CUT_REQUEST);
            assertThat(ask(socket, 7)).isEqualTo(-1);
        }
        try (Socket socket = connect()) {
            assertThat(ask(socket, 8)).isEqualTo(8);
        }
        assertThat(heard).containsExactly(8);
    }

    @Test
    void a_cut_answer_has_reached_the_server() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            proxy.onNextRequest(Fault.CUT_ANSWER);
            assertThat(ask(socket, 7)).isEqualTo(-1);
        }
        assertThat(serverHeard()).isEqualTo(7);
    }

    @Test
    void a_reset_answer_is_an_error_and_not_an_end() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            proxy.onNextRequest(Fault.RESET_ANSWER);
            assertThatThrownBy(() -> ask(socket, 7)).isInstanceOf(SocketException.class);
        }
        assertThat(serverHeard()).isEqualTo(7);
    }

    @Test
    void a_half_closed_connection_still_carries_what_the_client_says() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            proxy.onNextRequest(Fault.HALF_CLOSE);
            assertThat(ask(socket, 7)).isEqualTo(-1);
            socket.getOutputStream().write(9);
            assertThat(serverHeard()).isEqualTo(7);
            assertThat(serverHeard()).isEqualTo(9);
        }
    }

    @Test
    void cuts_in_the_middle_of_an_answer() throws IOException {
        proxy.cutAnswersAfter(2);
        try (Socket socket = connect()) {
            assertThat(ask(socket, 1)).isEqualTo(1);
            assertThat(ask(socket, 2)).isEqualTo(2);
            assertThat(ask(socket, 3)).isEqualTo(-1);
        }
    }

    @Test
    void holds_answers_back() throws IOException {
        proxy.delayAnswers(Duration.ofMillis(60));
        try (Socket socket = connect()) {
            long began = pacing.nanos();
            ask(socket, 1);
            assertThat(Duration.ofNanos(pacing.nanos() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        }
    }

    @Test
    void a_black_hole_swallows_and_stays_open() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, 1);
            proxy.blackHole(true);
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> ask(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.blackHole(false);
            socket.setSoTimeout(5000);
            assertThat(ask(socket, 3)).isEqualTo(3);
        }
        assertThat(heard).containsExactly(1, 3);
    }

    @Test
    void is_gone_and_comes_back_at_the_same_port() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, 1);
            proxy.down();
            assertThatThrownBy(() -> ask(socket, 2)).isInstanceOf(SocketException.class);
        }
        // a free port may be somebody else's for a moment: what counts is that nothing comes through
        Throwable refused = catchThrowable(this::askOnceMore);
        proxy.up();
        try (Socket socket = connect()) {
            assertThat(ask(socket, 3)).isEqualTo(3);
        }
        assertThat(heard).as("after %s", refused).containsExactly(1, 3);
    }

    private void askOnceMore() throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(200);
            ask(socket, 2);
        }
    }
}
