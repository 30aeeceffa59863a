package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Makes the calls that are safe to repeat. It repeats one itself after a 401, once, with a new token; [SafeLines] does
/// where a kept connection was closed meanwhile. All of it, tokens included, ends within one deadline.
final class SafeCalls {

    private final Pacing pacing;
    private final Duration timeout;
    private final Sender sender;
    private final TokenCache tokens;
    private final EnvelopeReader envelopes;
    private final CallLog log;

    SafeCalls(
            Pacing pacing, Duration timeout, Sender sender, TokenCache tokens, EnvelopeReader envelopes, CallLog log) {
        this.pacing = pacing;
        this.timeout = timeout;
        this.sender = sender;
        this.tokens = tokens;
        this.envelopes = envelopes;
        this.log = log;
    }

    /// Makes the call and reads what stands beside the envelope of a success.
    ///
    /// @throws BankException for everything that is not a success
    <T> T success(Call call, Object request, BiFunction<Fields, Exchange.Answer, T> reader) {
        return whole(
                call,
                request,
                (envelope, answer) -> {
                    if (!envelope.success()) {
                        throw refused(call, envelope);
                    }
                    return reader.apply(envelope.root(), answer);
                });
    }

    /// Makes the call and gives the reader every whole envelope that came with HTTP 2xx, and every refusal that came
    /// with a 4xx.
    ///
    /// @throws BankException for everything else
    <T> T whole(Call call, Object request, BiFunction<Envelope, Exchange.Answer, T> reader) {
        byte[] json = Json.write(request);
        return log.timed(
                call.path(),
                entry -> {
                    Exchange.Answer answer = answered(call, json, entry);
                    Failures.throwUnlessAnswered(call.path(), answer);
                    Envelope envelope = answer.status() < 300 ? envelopes.read(answer) : refusal(call, answer);
                    entry.bankId(envelope.transactionId());
                    return reader.apply(envelope, answer);
                });
    }

    static BankException refused(Call call, Envelope envelope) {
        String text = call.path() + ": refused by the bank with " + envelope.shownCode() + ": " + envelope.message();
        return new BankException(Kind.REFUSED, call.path(), envelope.reasonCode(), text, Optional.empty());
    }

    private Envelope refusal(Call call, Exchange.Answer answer) {
        Envelope envelope;
        try {
            envelope = envelopes.read(answer);
        } catch (ProtocolException e) {
            String text =
                    call.path()
                            + ": HTTP "
                            + answer.status()
                            + " without the bank's envelope ("
                            + e.getMessage()
                            + "); check the address";
            throw new BankException(Kind.REFUSED, call.path(), text);
        }
        if (envelope.success()) {
            throw new ProtocolException("result 0 came with HTTP " + answer.status());
        }
        return envelope;
    }

    private Exchange.Answer answered(Call call, byte[] json, CallLog.Entry entry) {
        Deadline deadline = Deadline.in(pacing, timeout);
        Token token = tokens.serving(deadline);
        Function<Token, Exchange.Answer> once =
                with -> {
                    Exchange exchange = sender.send(call, json, with, deadline);
                    entry.httpStatus(exchange.httpStatus());
                    return switch (exchange) {
                        case Exchange.Broken broken -> throw Failures.broken(call.path(), broken);
                        case Exchange.Answer answer -> answer;
                    };
                };
        Exchange.Answer first = once.apply(token);
        if (first.status() != 401) {
            return first;
        }
        tokens.drop(token);
        Exchange.Answer second = once.apply(tokens.serving(deadline));
        if (second.status() == 401) {
            String text = call.path() + ": the bank refuses a fresh token; check the API user's rights";
            throw new BankException(Kind.CREDENTIALS, call.path(), text);
        }
        return second;
    }
}
