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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

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
        return (SSLServerSocket)
                context(store).getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
