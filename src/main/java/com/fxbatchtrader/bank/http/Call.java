package com.fxbatchtrader.bank.http;

import java.net.URI;

/// The calls of the bank's contract, with their paths below the base addresses.
enum Call {
    BALANCE("balance", false),
    BULK_BALANCE("bulk-balance", false),
    STATEMENT("statement", false),
    CREATE_QUOTE("createquote", true),
    LATEST_QUOTE("getlatestquote", true),
    BOOK("bookquoteddeal", true),
    CANCEL_QUOTE("cancelquote", true),
    STATUS("GetTxnStatus", true);

    private final String path;
    private final boolean trading;

    Call(String path, boolean trading) {
        this.path = path;
        this.trading = trading;
    }

    /// The call's name in logs and figures.
    String path() {
        return path;
    }

    URI at(BankAddresses addresses) {
        return URI.create((trading ? addresses.trading() : addresses.account()) + "/" + path);
    }
}
