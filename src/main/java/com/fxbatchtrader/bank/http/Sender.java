package com.fxbatchtrader.bank.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Puts one call with its token on the wire.
final class Sender {

    private final Map<Call, URI> addresses = new EnumMap<>(Call.class);
    private final Wire wire;

    Sender(BankAddresses addresses, Wire wire) {
        for (Call call : Call.values()) {
            this.addresses.put(call, call.at(addresses));
        }
        this.wire = wire;
    }

    /// Sends once, whatever comes of it.
    ///
    /// @param json the request's body
    Exchange send(HttpClient client, Call call, byte[] json, Token token, Deadline deadline) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Objects.requireNonNull(addresses.get(call)))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token.value())
                        .POST(BodyPublishers.ofByteArray(json));
        return wire.exchange(client, request, deadline);
    }
}
