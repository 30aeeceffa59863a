package com.fxbatchtrader.bank.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The three base addresses of the bank. `http` is accepted for this machine only; user info, query and fragment are
/// refused: they would carry secrets into logs or change what is called. A slash at the end is dropped.
///
/// @param trading base of the quote, booking and status calls (`bank.trading-url`)
/// @param account base of the balance and statement calls (`bank.account-url`)
/// @param auth the token call itself (`bank.auth-url`)
public record BankAddresses(URI trading, URI account, URI auth) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    public BankAddresses {
        trading = checked("bank.trading-url", trading);
        account = checked("bank.account-url", account);
        auth = checked("bank.auth-url", auth);
    }

    /// From the texts of the three settings.
    ///
    /// @throws BankSettingsException when one of them can't be used
    public static BankAddresses of(String trading, String account, String auth) {
        return new BankAddresses(
                parsed("bank.trading-url", trading),
                parsed("bank.account-url", account),
                parsed("bank.auth-url", auth));
    }

    /// From one base address, as `--bank URL` gives it, with the bank's published paths below it.
    ///
    /// @throws BankSettingsException when it can't be used
    public static BankAddresses under(String base) {
        String root = checked("bank", parsed("bank", base)).toString();
        return of(root + "/trading-channel-service/api/v1", root + "/account/api/v1", root + "/oauth2/v2.0/token");
    }

    /// Host and port of the trading address, lower case: what the desk's evidence is bound to.
    public String tradingHost() {
        int port = trading.getPort() >= 0 ? trading.getPort() : "https".equals(trading.getScheme()) ? 443 : 80;
        return trading.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /// Whether all three addresses are on this machine.
    public boolean loopback() {
        return isLoopback(trading) && isLoopback(account) && isLoopback(auth);
    }

    private static URI parsed(String setting, String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new BankSettingsException(
                    setting, "not an address (" + e.getReason() + "); expected https://HOST[:PORT]/PATH");
        }
    }

    private static URI checked(String setting, URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new BankSettingsException(setting, "must begin with https:// (or http:// on this machine)");
        }
        if (uri.getRawUserInfo() != null) {
            throw new BankSettingsException(setting, "must not carry a user or a password; give them as credentials");
        }
        if (uri.getHost() == null) {
            throw new BankSettingsException(setting, "names no host; expected https://HOST[:PORT]/PATH");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new BankSettingsException(setting, "must not carry a query (?) or a fragment (#)");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new BankSettingsException(setting, "port " + uri.getPort() + " is none; expected 1 to 65535");
        }
        if (scheme.equals("http") && !isLoopback(uri)) {
            throw new BankSettingsException(
                    setting, "http:// is for this machine only, " + uri.getHost() + " needs https://");
        }
        return withoutSlash(uri, scheme);
    }

    private static URI withoutSlash(URI uri, String scheme) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(scheme + "://" + uri.getHost() + port + path.substring(0, end));
    }

    private static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
