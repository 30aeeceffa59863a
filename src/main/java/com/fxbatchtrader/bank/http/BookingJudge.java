package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;

import java.util.Set;

/// Decides what the answer to a booking proves.
///
/// - *Booked*: the whole envelope with result 0, and HTTP 2xx. Result 0 under any other status contradicts itself and
///   proves nothing.
/// - *Refused*: the whole envelope with a code of the closed list and HTTP 200, 400, 409 or 422; or 401 with the bank's
///   own token-error body.
/// - *Unproven*: all else, among it every other code, "duplicate", 408, 425, 429, each 5xx, any redirect, HTML, half an
///   answer, an answer that was already given to another call, and silence.
final class BookingJudge {

    /// The code of a booking that was refused with the token.
    static final String UNAUTHORISED = "UNAUTHORISED";

    private static final Set<Integer> REFUSING = Set.of(200, 400, 409, 422);

    private final Set<String> definiteRefusals;
    private final EnvelopeReader envelopes;

    BookingJudge(Set<String> definiteRefusals, EnvelopeReader envelopes) {
        this.definiteRefusals = definiteRefusals;
        this.envelopes = envelopes;
    }

    BookingAnswer judge(Exchange exchange, Scrubber scrubber) {
        AnswerMeta meta = exchange.meta(scrubber);
        return switch (exchange) {
            case Exchange.Broken broken -> new BookingAnswer.Unproven(doubt(broken.why()), broken.words(), meta);
            case Exchange.Answer answer when answer.status() == 401 -> unauthorised(answer, scrubber, meta);
            case Exchange.Answer answer when isOdd(answer.status()) ->
                    new BookingAnswer.Unproven(Doubt.HTTP_STATUS, "HTTP " + answer.status() + " proves nothing", meta);
            case Exchange.Answer answer -> enveloped(answer, meta);
        };
    }

    private BookingAnswer enveloped(Exchange.Answer answer, AnswerMeta meta) {
        try {
            return verdict(answer.status(), envelopes.read(answer), meta);
        } catch (ProtocolException e) {
            return new BookingAnswer.Unproven(Doubt.UNREADABLE, Failures.words(e), meta);
        }
    }

    private BookingAnswer verdict(int status, Envelope envelope, AnswerMeta meta) {
        if (envelope.success()) {
            return isSuccess(status)
                    ? new BookingAnswer.Booked(envelope.transactionId(), meta)
                    : new BookingAnswer.Unproven(Doubt.HTTP_STATUS, "result 0 came with HTTP " + status, meta);
        }
        if (!definiteRefusals.contains(envelope.reasonCode())) {
            String words =
                    "the bank answered " + envelope.shownCode() + ", which proves nothing: " + envelope.message();
            return new BookingAnswer.Unproven(Doubt.UNKNOWN_CODE, words, meta);
        }
        return REFUSING.contains(status)
                ? new BookingAnswer.Refused(envelope.reasonCode(), envelope.message(), meta)
                : new BookingAnswer.Unproven(
                        Doubt.HTTP_STATUS, envelope.reasonCode() + " came with HTTP " + status, meta);
    }

    private static BookingAnswer unauthorised(Exchange.Answer answer, Scrubber scrubber, AnswerMeta meta) {
        return TokenError.words(answer)
                .<BookingAnswer>map(words -> new BookingAnswer.Refused(UNAUTHORISED, scrubber.message(words), meta))
                .orElseGet(
                        () ->
                                new BookingAnswer.Unproven(
                                        Doubt.HTTP_STATUS,
                                        "HTTP 401 without the bank's own token error proves nothing",
                                        meta));
    }

    /// A status under which no envelope could prove anything.
    private static boolean isOdd(int status) {
        return !isSuccess(status) && !REFUSING.contains(status);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static Doubt doubt(Exchange.Why why) {
        return switch (why) {
            case NO_CONNECTION -> Doubt.NO_CONNECTION;
            case NO_ANSWER -> Doubt.NO_ANSWER;
            case CUT -> Doubt.CUT;
            case UNREADABLE -> Doubt.UNREADABLE;
        };
    }
}
