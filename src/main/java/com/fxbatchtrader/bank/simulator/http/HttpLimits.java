package com.fxbatchtrader.bank.simulator.http;

import java.time.Duration;

/// What one server takes at most.
///
/// @param connections connections at once, each with a thread of its own; one more is answered 503 and closed
/// @param headBytes request line and headers of one request
/// @param bodyBytes body of one request
/// @param idle how long a connection may stand without a request before it is closed; longer than any client keeps it
///   (the JDK's: 30 s), so that the client is the one to let go
public record HttpLimits(int connections, int headBytes, int bodyBytes, Duration idle) {

    /// 256 connections, 16 KiB of headers, 256 KiB of body, two minutes.
    public static final HttpLimits DEFAULT = new HttpLimits(256, 16 * 1024, 256 * 1024, Duration.ofMinutes(2));

    /// Checks that every limit is positive.
    public HttpLimits {
        if (connections < 1 || headBytes < 1 || bodyBytes < 0 || !idle.isPositive()) {
            throw new IllegalArgumentException(
                    "HTTP limits must be positive: "
                            + connections
                            + " connections, "
                            + headBytes
                            + " head bytes, "
                            + bodyBytes
                            + " body bytes, idle "
                            + idle);
        }
    }
}
