package com.fxbatchtrader.bank.simulator.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;

/// One client's connection: takes one request after the other until either side ends it.
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Socket socket;
    private final HttpLimits limits;
    private final HttpHandler handler;
    private final Waits waits;

    Connection(Socket socket, HttpLimits limits, HttpHandler handler, Waits waits) {
        this.socket = socket;
        this.limits = limits;
        this.handler = handler;
        this.waits = waits;
    }

    void serve() {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            Wire wire = new Wire(socket, in, socket.getOutputStream(), waits);
            RequestReader requests = new RequestReader(in, limits);
            boolean open = true;
            while (open) {
                socket.setSoTimeout(Math.toIntExact(limits.idle().toMillis()));
                open = answerNext(requests, wire);
            }
        } catch (IOException e) {
            // The client went away, or the server is closing: for a server an everyday event.
            LOG.debug("connection ended: {}", e.toString());
        }
    }

    private boolean answerNext(RequestReader requests, Wire wire) throws IOException {
        Optional<HttpRequest> request;
        try {
            request = requests.next();
        } catch (BadHttpException e) {
            wire.send(plain(e.status(), String.valueOf(e.getMessage())).bytes());
            return wire.finish();
        }
        if (request.isEmpty()) {
            return false;
        }
        boolean keep = handled(request.get()).over(wire);
        return keep && !request.get().header("connection").orElse("").equalsIgnoreCase("close");
    }

    private Delivery handled(HttpRequest request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Delivery.whole(plain(500, "internal error"));
        }
    }

    static HttpAnswer plain(int status, String text) {
        return HttpAnswer.of(status, "text/plain; charset=utf-8", text + "\n");
    }
}
