package com.fxbatchtrader.bank.http;

import java.util.Optional;

/// The bank's own body for a refused token: `error` and `error_description` as texts, `error_codes` as a list. A
/// gateway in between has error bodies of its own, often with a field `error` too; they don't look like this, and with
/// a booking they would prove nothing.
final class TokenError {

    private TokenError() {}

    /// Whether the answer has this status and this body.
    static boolean isIn(Exchange.Answer answer, int status) {
        return answer.status() == status && words(answer).isPresent();
    }

    /// The error in words; empty when the body is not the bank's own.
    static Optional<String> words(Exchange.Answer answer) {
        try {
            Fields fields = EnvelopeReader.json(answer);
            String error = fields.text("error");
            String description = fields.text("error_description");
            return error.isBlank() || !fields.hasArray("error_codes")
                    ? Optional.empty()
                    : Optional.of(Texts.clean(error + ": " + description, 300));
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }
}
