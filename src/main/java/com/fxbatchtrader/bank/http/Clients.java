package com.fxbatchtrader.bank.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The HTTP client of the token call; all other calls go over [SafeLines] and [BookingLine]. It speaks HTTP/1.1,
/// follows no redirect and knows no authenticator and no cookies, so that nothing in the JDK sends a request a second
/// time.
final class Clients implements AutoCloseable {

    /// Unbounded in number, but each call of ours has few tasks and a thread of ours that waits for it. Name look-ups
    /// block, so a small pool could make one call wait for another.
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bank-http").factory());

    private final HttpClient safe;

    Clients(Duration connectTimeout) {
        this.safe =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .executor(threads)
                        .build();
    }

    HttpClient safe() {
        return safe;
    }

    /// For what blocks and may outlive the call that waits for it.
    Executor threads() {
        return threads;
    }

    /// Ends idle connections at once, the others when their exchange has ended.
    @Override
    public void close() {
        safe.shutdown();
    }
}
