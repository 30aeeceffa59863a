package com.fxbatchtrader.bank.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The calls of the bank's interface.
public enum Call {
    /// A bearer token.
    TOKEN("/oauth2/v2.0/token"),
    /// One account.
    BALANCE("/account/api/v1/balance"),
    /// All accounts, by pages.
    BULK_BALANCE("/account/api/v1/bulk-balance"),
    /// What moved on an account.
    STATEMENT("/account/api/v1/statement"),
    /// A new quote.
    CREATE_QUOTE("/trading-channel-service/api/v1/createquote"),
    /// A quote's rate.
    LATEST_QUOTE("/trading-channel-service/api/v1/getlatestquote"),
    /// A booking.
    BOOK("/trading-channel-service/api/v1/bookquoteddeal"),
    /// The end of a quote.
    CANCEL_QUOTE("/trading-channel-service/api/v1/cancelquote"),
    /// What became of a booking.
    STATUS("/trading-channel-service/api/v1/GetTxnStatus");

    private final String path;

    Call(String path) {
        this.path = path;
    }

    /// Where it is served.
    public String path() {
        return path;
    }

    /// Its name in profiles: `create-quote`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The call served at a path.
    public static Optional<Call> at(String path) {
        return Arrays.stream(values()).filter(call -> call.path.equals(path)).findFirst();
    }

    /// The call of that name in a profile.
    public static Optional<Call> parse(String word) {
        return Arrays.stream(values()).filter(call -> call.word().equals(word)).findFirst();
    }
}
