package com.fxbatchtrader.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an address of the bank. Plain `http` is for this machine only: the token call sends passwords. A user, a
/// query or a fragment in it is refused: it would carry secrets into logs or change what is called.
final class BankUrl {

    static final Kind<URI> KIND = new Kind<>(
            "https://HOST[:PORT][/PATH] without user, ? and # (http:// for this machine only)", BankUrl::parse);

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final int MAX_PORT = 65_535;

    private BankUrl() {}

    static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /// Whether the text has a part that may be a secret, so that no message may repeat it.
    static boolean mayHoldSecret(String text) {
        return text.contains("@") || text.contains("?") || text.contains("#");
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            return acceptable(uri) ? Optional.of(withoutSlash(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean acceptable(URI uri) {
        if (uri.getHost() == null || uri.getScheme() == null || mayHoldSecret(uri.toString())) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean portFits = uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
        return portFits && (scheme.equals("https") || (scheme.equals("http") && isLoopback(uri)));
    }

    private static URI withoutSlash(URI uri) {
        String text = uri.toString();
        int end = text.length();
        while (text.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(text.substring(0, end));
    }
}
