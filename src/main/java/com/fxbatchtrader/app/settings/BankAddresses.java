package com.fxbatchtrader.app.settings;

import java.net.URI;

/// The bank's three base addresses, checked.
///
/// @param trading quote, booking and status calls are below it
/// @param account balance and statement calls are below it
/// @param auth the token call itself
public record BankAddresses(URI trading, URI account, URI auth) {

    private static final String TRADING = "/trading-channel-service/api/v1";
    private static final String ACCOUNT = "/account/api/v1";
    private static final String AUTH = "/oauth2/v2.0/token";

    /// The published paths below one address.
    public static BankAddresses below(URI base) {
        String root = base.toString();
        return new BankAddresses(URI.create(root + TRADING), URI.create(root + ACCOUNT), URI.create(root + AUTH));
    }

    /// Whether all three are on this machine.
    public boolean loopback() {
        return BankUrl.isLoopback(trading) && BankUrl.isLoopback(account) && BankUrl.isLoopback(auth);
    }
}
