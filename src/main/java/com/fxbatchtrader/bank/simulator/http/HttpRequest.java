package com.fxbatchtrader.bank.simulator.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request as it came over the wire.
///
/// @param method `POST` and the like, as sent
/// @param path the path without its query
/// @param headers by name in lower case; of a repeated header the last one counts
/// @param body the body read as UTF-8; empty when there was none
public record HttpRequest(String method, String path, Map<String, String> headers, String body) {

    /// Copies the headers.
    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /// A header by its name in any case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
