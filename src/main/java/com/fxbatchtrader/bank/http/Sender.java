package com.fxbatchtrader.bank.http;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Puts one safe call with its token on the wire.
final class Sender {

    private final Map<Call, URI> addresses = new EnumMap<>(Call.class);
    private final SafeLines lines;

    Sender(BankAddresses addresses, SafeLines lines) {
        for (Call call : Call.values()) {
            this.addresses.put(call, call.at(addresses));
        }
        this.lines = lines;
    }

    /// Makes the call, whatever comes of it.
    ///
    /// @param json the request's body
    Exchange send(Call call, byte[] json, Token token, Deadline deadline) {
        return lines.send(Objects.requireNonNull(addresses.get(call)), json, token, deadline);
    }
}
