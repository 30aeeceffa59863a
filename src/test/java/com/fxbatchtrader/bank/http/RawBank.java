package com.fxbatchtrader.bank.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A bank on a bare socket: it records every request received before it answers, and answers whatever a test says, byte
/// by byte if need be.
final class RawBank implements AutoCloseable {

    /// What the bank does with a request.
    @FunctionalInterface
    interface Script {
        void serve(Request request, Reply reply) throws Exception;
    }

    /// @param connection the number of the connection it came on, from 1
    record Request(int connection, String head, String body) {

        String path() {
            return head.split(" ", 3)[1];
        }

        boolean isFor(String call) {
            return path().endsWith("/" + call);
        }

        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private final ServerSocket server;
    private final Thread acceptor;
    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Script script = (_, reply) -> reply.json(200, ok(""));
    private volatile Script tokenScript = (_, reply) -> reply.json(200, token(tokens.incrementAndGet(), 3600));

    RawBank() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        acceptor = Thread.ofPlatform().daemon().start(this::accept);
    }

    void answers(Script newScript) {
        script = newScript;
    }

    void answersToken(Script newScript) {
        tokenScript = newScript;
    }

    String base() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    List<Request> received(String call) {
        return received.stream().filter(request -> request.isFor(call)).toList();
    }

    /// Whether the other side has closed that connection within two seconds.
    boolean sawCloseOf(int connection) {
        return replies.get(connection - 1).sawClose();
    }

    @Override
    public void close() {
        try {
            server.close();
            // Until the accepting thread has left, the port still takes connections.
            acceptor.join();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        replies.forEach(Reply::close);
    }

    /// A success with a fresh id; `rest` is what stands beside the envelope, beginning with a comma.
    static String ok(String rest) {
        return envelope("{\"resultCode\":0,\"resultMsg\":\"Success\"}", rest);
    }

    static String refusal(String code) {
        return envelope("{\"resultCode\":1,\"resultReasonCode\":\"" + code + "\",\"resultMsg\":\"No\"}", "");
    }

    static String envelope(String result, String rest) {
        return "{\"header\":{\"transactionId\":\"" + UUID.randomUUID() + "\"},\"result\":" + result + rest + "}";
    }

    static String token(int number, long seconds) {
        return "{\"token_type\":\"Bearer\",\"scope\":\"s\",\"expires_in\":"
                + seconds
                + ",\"ext_expires_in\":"
                + seconds
                + ",\"access_token\":\"secret-token-"
                + number
                + "\",\"refresh_token\":\"secret-refresh\"}";
    }

    static String tokenError(String error) {
        return "{\"error\":\""
                + error
                + "\",\"error_description\":\"no\",\"error_codes\":[50126],"
                + "\"timestamp\":\"2026-11-23\",\"trace_id\":\"t\",\"correlation_id\":\"c\",\"error_uri\":\"u\"}";
    }

    static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private void accept() {
        try {
            while (true) {
                Reply reply = new Reply(server.accept());
                replies.add(reply);
                int number = replies.size();
                Thread.ofPlatform().daemon().start(() -> serve(number, reply));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(int number, Reply reply) {
        try {
            InputStream in = new BufferedInputStream(reply.socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                int length = Integer.parseInt(new Request(number, head, "").header("Content-Length"));
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                Request request = new Request(number, head, body);
                received.add(request);
                (request.isFor("token") ? tokenScript : script).serve(request, reply);
            }
        } catch (Exception e) {
            // The other side has gone, or the script has closed the socket.
        } finally {
            reply.closed.countDown();
            reply.close();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /// One connection's way back.
    static final class Reply {

        private final Socket socket;
        private final CountDownLatch closed = new CountDownLatch(1);

        private Reply(Socket socket) {
            this.socket = socket;
        }

        /// An answer in JSON; `headers` are whole lines without line ends.
        void json(int status, String body, String... headers) throws IOException {
            typed(status, "application/json", body, headers);
        }

        void typed(int status, String type, String body, String... headers) throws IOException {
            bytes(status, type, body.getBytes(StandardCharsets.UTF_8), headers);
        }

        void bytes(int status, String type, byte[] body, String... headers) throws IOException {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(head(status, type, headers).getBytes(StandardCharsets.UTF_8));
            whole.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            whole.writeBytes(body);
            socket.getOutputStream().write(whole.toByteArray());
        }

        void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        /// Ends the connection in order.
        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Ends the connection with a TCP reset.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Sends a piece again and again with pauses, until the other side closes.
        void trickle(String piece, Duration pause) throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            try {
                while (!never.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    raw(piece);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        static String head(int status, String type, String... headers) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n");
            List.of(headers).forEach(line -> head.append(line).append("\r\n"));
            return head.toString();
        }

        private boolean sawClose() {
            try {
                return closed.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
