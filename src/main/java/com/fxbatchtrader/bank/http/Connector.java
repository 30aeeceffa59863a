package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Opens connections to the bank. With TLS the bank must prove that it is the host of its address; sessions are
/// resumed. A proxy that the machine's settings name is tunnelled through. Safe for any thread.
final class Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    private final Pacing pacing;
    private final Duration connectTimeout;
    private final Executor threads;
    private final Supplier<SSLSocketFactory> secureSockets;

    /// @param threads for name look-ups, which nothing can end
    /// @param secureSockets asked for only where an address wants TLS
    Connector(Pacing pacing, Duration connectTimeout, Executor threads, Supplier<SSLSocketFactory> secureSockets) {
        this.pacing = pacing;
        this.connectTimeout = connectTimeout;
        this.threads = threads;
        this.secureSockets = secureSockets;
    }

    /// @param socket what is talked on
    /// @param plain what lies under it, or the same
    record Connection(Socket socket, DeadlineSocket plain) {

        /// Ends the connection. What goes wrong with that concerns nobody any more.
        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("a connection to the bank did not close in order: {}", e.toString());
            }
        }
    }

    /// A connection on which nothing has been said; all that is done with it ends at the deadline.
    ///
    /// @throws IOException when there is none; nothing of a request has been sent then
    Connection connect(URI address, Deadline deadline) throws IOException {
        boolean secure = "https".equals(address.getScheme());
        String host = address.getHost();
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        Proxy proxy = proxy(address);
        InetSocketAddress to =
                proxy.type() == Proxy.Type.DIRECT
                        ? new InetSocketAddress(lookedUp(host, deadline), port)
                        : InetSocketAddress.createUnresolved(host, port);
        DeadlineSocket plain = new DeadlineSocket(proxy, deadline);
        try {
            plain.connectWithin(to, connectTimeout);
            return new Connection(secure ? secured(plain, host, port) : plain, plain);
        } catch (IOException | RuntimeException e) {
            new Connection(plain, plain).close();
            throw e;
        }
    }

    /// Why there is no connection, for people.
    static String words(URI address, IOException cause) {
        String why =
                switch (cause) {
                    case SocketTimeoutException _ -> "it does not answer";
                    case UnknownHostException _ -> "the host is unknown";
                    case SSLHandshakeException _ ->
                            "no secure connection (SSLHandshakeException: " + detail(cause) + ")";
                    case ConnectException _ when detail(cause).equals("Connection refused") -> "connection refused";
                    default -> detail(cause);
                };
        return "no connection to " + address.getAuthority() + ": " + why;
    }

    /// What the exception says, fit to be logged.
    static String detail(IOException cause) {
        String said = Texts.clean(Objects.requireNonNullElse(cause.getMessage(), ""), 200);
        return said.isEmpty() ? cause.getClass().getSimpleName() : said;
    }

    private Socket secured(Socket plain, String host, int port) throws IOException {
        // the factory tells the bank the name that is asked for, and keeps sessions by host and port
        SSLSocket secure = (SSLSocket) secureSockets.get().createSocket(plain, bare(host), port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /// An IPv6 address without its brackets.
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private InetAddress lookedUp(String host, Deadline deadline) throws IOException {
        if (LITERAL.matcher(host).matches()) {
            return InetAddress.getByName(host);
        }
        CompletableFuture<Optional<InetAddress>> found = CompletableFuture.supplyAsync(() -> lookedUp(host), threads);
        Optional<Optional<InetAddress>> inTime = pacing.await(found, deadline.remaining());
        return inTime.orElseThrow(() -> new SocketTimeoutException("deadline"))
                .orElseThrow(() -> new UnknownHostException(host));
    }

    private static Optional<InetAddress> lookedUp(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private static Proxy proxy(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null ? Proxy.NO_PROXY : selector.select(address).getFirst();
    }
}
