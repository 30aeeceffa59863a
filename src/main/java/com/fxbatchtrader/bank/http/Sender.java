package com.fxbatchtrader.bank.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/// Puts one call with its token on the wire.
final class Sender {

    private final BankAddresses addresses;
    private final Wire wire;

    Sender(BankAddresses addresses, Wire wire) {
        this.addresses = addresses;
        this.wire = wire;
    }

    /// Sends once, whatever comes of it.
    ///
    /// @param json the request's body
    Exchange send(HttpClient client, Call call, byte[] json, Token token, Deadline deadline) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.at(addresses))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token.value())
                        .POST(BodyPublishers.ofByteArray(json));
        return wire.exchange(client, request, deadline);
    }
}
