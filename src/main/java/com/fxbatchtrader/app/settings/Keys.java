package com.fxbatchtrader.app.settings;

import java.util.List;

/// Every setting there is, but for the secrets ([SecretKey]).
public final class Keys {

    public static final Key DATA = Key.of("data.folder", "FXBATCH_DATA", "--data");
    public static final Key DB_URL = Key.of("db.url", "FXBATCH_DB", "--db");
    public static final Key DB_USER = Key.of("db.user");

    public static final Key BANK_URL = Key.of("bank.url", "FXBATCH_BANK", "--bank");
    public static final Key BANK_TRADING_URL = Key.of("bank.trading-url");
    public static final Key BANK_ACCOUNT_URL = Key.of("bank.account-url");
    public static final Key BANK_AUTH_URL = Key.of("bank.auth-url");
    public static final Key BANK_ENVIRONMENT = Key.of("bank.environment");
    public static final Key BANK_ZONE = Key.of("bank.zone");
    public static final Key BANK_CONNECT_TIMEOUT = Key.of("bank.connect-timeout");
    public static final Key BANK_RESPONSE_TIMEOUT = Key.of("bank.response-timeout");
    public static final Key BANK_UNKNOWN_CODES = Key.of("bank.unknown-codes");
    public static final Key BANK_DEFINITE_REFUSALS = Key.of("bank.definite-refusals");
    public static final Key BANK_REQUEST_RATE = Key.of("bank.request-rate");
    public static final Key BANK_RATE_DECIMALS = Key.of("bank.rate-decimals");
    public static final Key EVIDENCE_MARGIN = Key.of("evidence.margin");

    public static final Key MAX_CONCURRENT = Key.of("max-concurrent", "--max-concurrent");
    public static final Key MAX_TRADES = Key.of("max-trades", "--max-trades");
    public static final Key MAX_BATCHES = Key.of("max-batches", "--max-batches");
    public static final Key LOCK_TIMEOUT = Key.of("lock.timeout", "--lock-timeout");

    public static final Key REFERENCE_RATE = Key.of("reference-rate", "--reference-rate");
    public static final Key RATE_MAX_DEVIATION = Key.of("rate.max-deviation-bp");
    public static final Key RATE_MAX_REQUOTES = Key.of("rate.max-requotes");
    public static final Key RATE_MIN_MARGIN = Key.of("rate.min-margin");
    public static final Key RATE_MAX_AGE = Key.of("rate.max-age");

    public static final Key DESK_ZONE = Key.of("desk.zone");
    public static final Key DELIVERY = Key.of("delivery.default");
    public static final Key CUT_OFF_CASH = Key.of("cut-off.cash");
    public static final Key CUT_OFF_TOM = Key.of("cut-off.tom");
    public static final Key CUT_OFF_SPOT = Key.of("cut-off.spot");

    /// All of them, in the order in which documentation lists them.
    public static final List<Key> ALL =
            List.of(
                    DATA,
                    DB_URL,
                    DB_USER,
                    BANK_URL,
                    BANK_TRADING_URL,
                    BANK_ACCOUNT_URL,
                    BANK_AUTH_URL,
                    BANK_ENVIRONMENT,
                    BANK_ZONE,
                    BANK_CONNECT_TIMEOUT,
                    BANK_RESPONSE_TIMEOUT,
                    BANK_UNKNOWN_CODES,
                    BANK_DEFINITE_REFUSALS,
                    BANK_REQUEST_RATE,
                    BANK_RATE_DECIMALS,
                    EVIDENCE_MARGIN,
                    MAX_CONCURRENT,
                    MAX_TRADES,
                    MAX_BATCHES,
                    LOCK_TIMEOUT,
                    REFERENCE_RATE,
                    RATE_MAX_DEVIATION,
                    RATE_MAX_REQUOTES,
                    RATE_MIN_MARGIN,
                    RATE_MAX_AGE,
                    DESK_ZONE,
                    DELIVERY,
                    CUT_OFF_CASH,
                    CUT_OFF_TOM,
                    CUT_OFF_SPOT);

    private Keys() {}
}
