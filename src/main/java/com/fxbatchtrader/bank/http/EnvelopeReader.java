package com.fxbatchtrader.bank.http;

import java.util.Locale;
import java.util.regex.Pattern;

/// Takes the envelope out of an answer, or says why there is none. An answer counts only once: see [SeenIds].
final class EnvelopeReader {

    private static final Pattern JSON =
            Pattern.compile("application/(?:[a-z0-9.\\-]+\\+)?json\\s*(?:;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?");

    private final SeenIds seen;
    private final Scrubber scrubber;

    EnvelopeReader(SeenIds seen, Scrubber scrubber) {
        this.seen = seen;
        this.scrubber = scrubber;
    }

    /// @throws ProtocolException when the answer has no whole envelope, or is an old one that came again
    Envelope read(Exchange.Answer answer) {
        Envelope envelope = Envelope.of(json(answer), scrubber);
        if (!seen.add(envelope.transactionId())) {
            throw new ProtocolException(
                    "header.transactionId " + envelope.transactionId() + " was already given to another answer");
        }
        return envelope;
    }

    /// The answer's JSON object.
    ///
    /// @throws ProtocolException when the content type or the body is anything else
    static Fields json(Exchange.Answer answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!JSON.matcher(type).matches()) {
            throw new ProtocolException("the content type is '" + Texts.clean(type, 60) + "', not JSON in UTF-8");
        }
        return Json.read(answer.body().bytes());
    }
}
