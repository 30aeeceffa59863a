package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.Subject;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.node.ObjectNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives out tokens to whom the bank knows.
final class TokenEndpoint implements Endpoint {

    private static final List<String> REQUIRED =
            List.of("client_id", "client_secret", "scope", "grant_type", "username", "password");
    private static final int FIELD_MISSING = 900_144;
    private static final int WRONG_GRANT = 70_003;
    private static final int WRONG_CLIENT = 7_000_215;
    private static final int WRONG_USER = 50_126;

    private final Tokens tokens;
    private final Optional<Credentials> needed;

    TokenEndpoint(Tokens tokens, Optional<Credentials> needed) {
        this.tokens = tokens;
        this.needed = needed;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Map<String, String> form = form(ask.request().body());
        return Endpoint.prepared(Subject.NOBODY, _ -> refusal(ask, form).orElseGet(() -> token(ask, form)));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private Optional<HttpAnswer> refusal(Ask ask, Map<String, String> form) {
        Optional<String> missing = REQUIRED.stream().filter(name -> form.getOrDefault(name, "").isBlank()).findFirst();
        if (missing.isPresent()) {
            return error(ask, 400, "invalid_request", missing.get() + " is missing", FIELD_MISSING);
        }
        if (!"password".equals(form.get("grant_type"))) {
            return error(ask, 400, "unsupported_grant_type", "grant_type must be password", WRONG_GRANT);
        }
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        return refusal(ask, form, needed.get());
    }

    private static Optional<HttpAnswer> refusal(Ask ask, Map<String, String> form, Credentials known) {
        if (!known.clientId().equals(form.get("client_id"))
                || !known.clientSecret().equals(form.get("client_secret"))) {
            return error(ask, 401, "invalid_client", "The client is not known", WRONG_CLIENT);
        }
        if (!known.username().equals(form.get("username")) || !known.password().equals(form.get("password"))) {
            return error(ask, 400, "invalid_grant", "User or password is wrong", WRONG_USER);
        }
        return Optional.empty();
    }

    private static Optional<HttpAnswer> error(Ask ask, int status, String error, String text, int code) {
        return Optional.of(Tokens.error(ask, status, error, text, code));
    }

    private HttpAnswer token(Ask ask, Map<String, String> form) {
        long seconds = tokens.life().toSeconds();
        ObjectNode body = Json.object();
        body.put("token_type", "Bearer");
        body.put("scope", form.getOrDefault("scope", ""));
        body.put("expires_in", seconds);
        body.put("ext_expires_in", seconds);
        body.put("access_token", tokens.issue(ask.arrived()));
        body.put("refresh_token", "refresh." + ask.transactionId());
        return Envelope.ok(body);
    }
}
