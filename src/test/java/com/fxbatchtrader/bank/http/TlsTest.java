package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingAnswer.Unproven;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A bank that cannot prove who it is gets neither a token nor a booking.
class TlsTest {

    private static final String PASSWORD = "fictional";

    @Test
    void a_certificate_that_nobody_trusts_ends_the_connection_before_anything_is_said(@TempDir Path folder)
            throws Exception {
        try (Desk desk = new Desk();
                SSLServerSocket impostor = impostor(folder)) {
            desk.pacing.start("impostor", () -> serve(impostor));
            String address = "https://127.0.0.1:" + impostor.getLocalPort();
            BankAddresses addresses = BankAddresses.of(address, address, desk.bank.base() + "/token");
            BankSettings settings = BankSettings.of(addresses, "test", "desk@example.com", Desk.CREDENTIALS);
            try (HttpBankGateway gateway = new HttpBankGateway(settings, desk.pacing, CallObserver.none())) {
                gateway.ensureToken(Duration.ofMinutes(1));

                var failure = catchThrowableOfType(BankException.class, () -> gateway.cancelQuote(1));
                var booking = gateway.book(Desk.BOOKING, Desk.LIMIT);

                assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
                assertThat(failure).hasMessageContaining("SSLHandshakeException");
                assertThat(booking)
                        .isInstanceOfSatisfying(
                                Unproven.class, answer -> assertThat(answer.doubt()).isEqualTo(Doubt.NO_CONNECTION));
            }
        }
    }

    @Test
    void a_bank_that_proves_its_name_is_told_the_booking(@TempDir Path folder) throws Exception {
        Exchange exchange = booked(folder, "ip:127.0.0.1");

        assertThat(exchange)
                .isInstanceOfSatisfying(
                        Exchange.Answer.class, answer -> assertThat(answer.body().text()).isEqualTo("whole"));
    }

    @Test
    void a_trusted_certificate_of_another_host_is_no_proof(@TempDir Path folder) throws Exception {
        Exchange exchange = booked(folder, "dns:elsewhere.example");

        assertThat(exchange)
                .isInstanceOfSatisfying(
                        Exchange.Broken.class,
                        broken -> assertThat(broken.why()).isEqualTo(Exchange.Why.NO_CONNECTION));
    }

    /// Sends to a bank whose certificate is trusted.
    private static Exchange booked(Path folder, String name) throws Exception {
        Path store = keys(folder, name);
        SSLContext trusting = context(store);
        RealPacing pacing = new RealPacing();
        try (SSLServerSocket server =
                (SSLServerSocket)
                        trusting.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            pacing.start("bank", () -> answer(server));
            Connector connector =
                    new Connector(pacing, Duration.ofSeconds(3), Runnable::run, () -> trusting.getSocketFactory());
            URI address = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/book");
            Token token = new Token("token", Duration.ofMinutes(5), pacing.nanos(), pacing.instant());
            return new BookingLine(pacing, connector, address, 1000)
                    .send("{}".getBytes(StandardCharsets.UTF_8), token, Deadline.in(pacing, Duration.ofSeconds(5)));
        }
    }

    private static void answer(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder request = new StringBuilder();
            while (!request.toString().endsWith("{}")) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                request.append((char) next);
            }
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole".getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // The other side has refused the certificate.
        }
    }

    private static void serve(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException _) {
                // The other side has refused the certificate, or the test is over.
            }
        }
    }

    private static SSLServerSocket impostor(Path folder) throws Exception {
        return (SSLServerSocket)
                context(keys(folder, "ip:127.0.0.1"))
                        .getServerSocketFactory()
                        .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static Path keys(Path folder, String name) throws Exception {
        Path store = folder.resolve("impostor.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "impostor",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=impostor",
                                "-ext",
                                "SAN=" + name,
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        return store;
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted(keys));
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /// The certificate alone, as one that the machine trusts.
    private static KeyStore trusted(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("impostor", keys.getCertificate("impostor"));
        return trusted;
    }
}
