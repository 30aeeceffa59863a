package com.fxbatchtrader.bank.simulator.http;

/// Answers requests. Called by many threads at once, one a connection.
@FunctionalInterface
public interface HttpHandler {

    /// Acts on one request and says how its answer goes over the wire. A handler may wait; its connection then waits
    /// with it.
    Delivery handle(HttpRequest request);
}
