package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.http.HttpAnswer;
import com.fxbatchtrader.bank.simulator.http.HttpRequest;
import com.fxbatchtrader.bank.simulator.seed.Seed;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives out bearer tokens and knows them again, without a memory: a token carries its expiry and a check that the seed
/// decides, so that it is good at a restarted bank as well. Immutable.
final class Tokens {

    private static final Pattern BEARER = Pattern.compile("Bearer sim\\.(\\d{1,12})\\.([0-9a-f]{16})");
    private static final int TOKEN_EXPIRED = 70_043;

    private final Seed seed;
    private final Duration life;

    Tokens(Seed seed, Duration life) {
        this.seed = seed;
        this.life = life;
    }

    Duration life() {
        return life;
    }

    String issue(Instant now) {
        long expiry = now.plus(life).getEpochSecond();
        return "sim." + expiry + "." + check(expiry);
    }

    private String check(long expiry) {
        return String.format("%016x", seed.with(expiry).value());
    }

    /// Whether the request carries a token that is good now.
    boolean admit(HttpRequest request, Instant now) {
        Matcher bearer = BEARER.matcher(request.header("Authorization").orElse(""));
        if (!bearer.matches()) {
            return false;
        }
        long expiry = Long.parseLong(bearer.group(1));
        return check(expiry).equals(bearer.group(2)) && now.getEpochSecond() < expiry;
    }

    /// The answer to a call without a good token.
    static HttpAnswer unauthorised(Ask ask) {
        return error(ask, 401, "invalid_token", "The access token is missing, wrong or expired", TOKEN_EXPIRED)
                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    /// The bank's token-error body.
    static HttpAnswer error(Ask ask, int status, String error, String description, int code) {
        ObjectNode body = Json.object();
        body.put("error", error);
        body.put("error_description", description);
        body.putArray("error_codes").add(code);
        body.put("timestamp", ask.arrived().toString());
        body.put("trace_id", ask.transactionId());
        body.put("correlation_id", ask.transactionId());
        body.put("error_uri", "/oauth2/error?code=" + code);
        return HttpAnswer.of(status, Envelope.JSON, Json.write(body));
    }
}
