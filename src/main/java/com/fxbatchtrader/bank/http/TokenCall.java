package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.time.Pacing;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The token call: a form with the desk's credentials, and for a desk behind the bank's external gateway its static
/// token as `Authorization: Bearer …`.
final class TokenCall {

    static final String NAME = "token";

    private static final long LONGEST_LIFE_SECONDS = 366L * 24 * 3600;

    private final BankSettings settings;
    private final Pacing pacing;
    private final Clients clients;
    private final Wire wire;
    private final CallLog log;
    private final Scrubber scrubber;

    TokenCall(BankSettings settings, Pacing pacing, Clients clients, Wire wire, CallLog log, Scrubber scrubber) {
        this.settings = settings;
        this.pacing = pacing;
        this.clients = clients;
        this.wire = wire;
        this.log = log;
        this.scrubber = scrubber;
    }

    /// Gets a new token, within the call time-out.
    ///
    /// @throws BankException of kind `CREDENTIALS` when the bank refuses them
    Token fetch() {
        return log.timed(
                NAME,
                call -> {
                    long sentNanos = pacing.nanos();
                    Instant sentAt = pacing.instant();
                    Exchange exchange =
                            wire.exchange(clients.safe(), request(), Deadline.in(pacing, settings.callTimeout()));
                    call.httpStatus(exchange.httpStatus());
                    return switch (exchange) {
                        case Exchange.Broken broken -> throw Failures.broken(NAME, broken);
                        case Exchange.Answer answer -> {
                            refuse(answer);
                            Token token = token(EnvelopeReader.json(answer), sentNanos, sentAt);
                            scrubber.learn(token.value());
                            yield token;
                        }
                    };
                });
    }

    private void refuse(Exchange.Answer answer) {
        if (answer.status() == 401 || answer.status() == 403 || TokenError.isIn(answer, 400)) {
            String text = TokenError.words(answer).map(scrubber::message).orElse("HTTP " + answer.status());
            throw new BankException(
                    Kind.CREDENTIALS, NAME, "the bank refused the desk's credentials: " + text + "; check bank.*");
        }
        Failures.throwUnlessAnswered(NAME, answer);
        if (answer.status() >= 400) {
            throw new BankException(
                    Kind.REFUSED, NAME, "HTTP " + answer.status() + " to the token call; check bank.auth-url");
        }
    }

    private static Token token(Fields fields, long sentNanos, Instant sentAt) {
        String value = fields.text("access_token");
        if (!BankCredentials.isBearer(value)) {
            throw new ProtocolException("access_token is not a bearer token");
        }
        if (!fields.optionalText("token_type").orElse("Bearer").equalsIgnoreCase("Bearer")) {
            throw new ProtocolException("token_type is not Bearer");
        }
        long seconds = fields.integer("expires_in");
        if (seconds <= 0) {
            throw new ProtocolException("expires_in is not above zero");
        }
        return new Token(value, Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE_SECONDS)), sentNanos, sentAt);
    }

    private HttpRequest.Builder request() {
        BankCredentials credentials = settings.credentials();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(settings.addresses().auth())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(form(credentials)));
        credentials.externalToken().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private static String form(BankCredentials credentials) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", credentials.clientId());
        fields.put("client_secret", credentials.clientSecret());
        fields.put("scope", credentials.scope());
        fields.put("grant_type", "password");
        fields.put("username", credentials.username());
        fields.put("password", credentials.password());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
