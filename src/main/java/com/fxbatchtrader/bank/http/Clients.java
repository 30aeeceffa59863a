package com.fxbatchtrader.bank.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// The HTTP clients: one for the safe calls, a new one for each booking. All speak HTTP/1.1, follow no redirect and
/// know no authenticator and no cookies, so that nothing in the JDK sends a request a second time.
///
/// A booking gets a connection that no other call has used or will use. A reused one could have been closed by the bank
/// a moment ago, which would make a doubt of nothing, and the rest of an earlier answer on it could be taken for the
/// answer to the booking. It costs half a millisecond and a TLS session that is resumed.
final class Clients implements AutoCloseable {

    private final Duration connectTimeout;

    /// Unbounded in number, but each call of ours has few tasks and a thread of ours that waits for it. Name look-ups
    /// block, so a small pool could make one call wait for another.
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bank-http-", 0).factory());

    private final HttpClient safe;
    private final AtomicBoolean closed = new AtomicBoolean();

    Clients(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        this.safe = client(connectTimeout, threads);
    }

    HttpClient safe() {
        return safe;
    }

    /// A client for one booking. Whoever takes it ends it with [HttpClient#shutdown()], which lets the exchange under
    /// way end as it would.
    ///
    /// @throws IllegalStateException after [#close()]
    HttpClient forOneBooking() {
        if (closed.get()) {
            throw new IllegalStateException("the gateway is closed");
        }
        return client(connectTimeout, threads);
    }

    /// Ends idle connections at once, the others when their exchange has ended.
    @Override
    public void close() {
        closed.set(true);
        safe.shutdown();
    }

    private static HttpClient client(Duration connectTimeout, ExecutorService threads) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(threads)
                .build();
    }
}
