package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.time.Pacing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// Sends a booking: once, on a connection of its own, with a token that will outlive it. Whatever fails before the send
/// is `NotSent`; from the send on, whatever fails is `Unproven`. It never throws.
final class BookingCall {

    /// A token that is not in hand is waited for no longer than this: what the caller has checked before the send
    /// (fence, stop flag, the intent's age) is getting old meanwhile.
    private static final Duration TOKEN_PATIENCE = Duration.ofMillis(250);

    private final Pacing pacing;
    private final BookingLine line;
    private final TokenCache tokens;
    private final BookingJudge judge;
    private final CallLog log;
    private final Scrubber scrubber;
    private volatile boolean closed;

    BookingCall(
            Pacing pacing, BookingLine line, TokenCache tokens, BookingJudge judge, CallLog log, Scrubber scrubber) {
        this.pacing = pacing;
        this.line = line;
        this.tokens = tokens;
        this.judge = judge;
        this.log = log;
        this.scrubber = scrubber;
    }

    /// Sends nothing from now on; a booking under way ends as it would.
    void close() {
        closed = true;
    }

    BookingAnswer book(Requests.Header header, BookingRequest request, Duration limit) {
        CallLog.Entry entry = log.begin(Call.BOOK.path());
        Deadline deadline = Deadline.in(pacing, limit);
        Instant began = pacing.instant();
        BookingAnswer answer;
        try {
            Optional<String> flaw = flaw(request, deadline);
            answer =
                    flaw.isPresent()
                            ? notSent(flaw.get(), began)
                            : send(Json.write(Requests.Book.of(header, request)), deadline, began);
        } catch (RuntimeException e) {
            answer = notSent(Failures.words(e), began);
        }
        report(entry, answer);
        return answer;
    }

    private BookingAnswer send(byte[] json, Deadline deadline, Instant began) {
        Duration left = deadline.remaining();
        Token token = tokens.living(TokenCache.AHEAD, left.compareTo(TOKEN_PATIENCE) < 0 ? left : TOKEN_PATIENCE);
        if (token.remaining(pacing).compareTo(deadline.remaining()) < 0) {
            return notSent("the token would expire before the answer is due", began);
        }
        if (closed) {
            return notSent("the gateway is closed", began);
        }
        if (deadline.isOver()) {
            return notSent("no time was left after waiting for the token", began);
        }
        return sendOnce(json, token, deadline, began);
    }

    private BookingAnswer sendOnce(byte[] json, Token token, Deadline deadline, Instant began) {
        try {
            Exchange exchange = line.send(json, token, deadline);
            if (exchange.httpStatus().orElse(0) == 401) {
                tokens.drop(token);
            }
            return judge.judge(exchange, scrubber);
        } catch (RuntimeException e) {
            return new BookingAnswer.Unproven(
                    Doubt.UNREADABLE, "the answer could not be handled: " + e.getClass().getName(), emptyMeta(began));
        }
    }

    private static Optional<String> flaw(BookingRequest request, Deadline deadline) {
        if (deadline.isOver()) {
            return Optional.of("no time was left to send");
        }
        if (request.quoteId() <= 0) {
            return Optional.of("quote id " + request.quoteId() + " is none");
        }
        return isRate(request.quoteRate()) && isRate(request.dealRate())
                ? Optional.empty()
                : Optional.of("a rate is not above zero, or has too many digits");
    }

    private static boolean isRate(BigDecimal rate) {
        return rate.signum() > 0 && Fields.isModest(rate);
    }

    private BookingAnswer notSent(String why, Instant began) {
        return new BookingAnswer.NotSent(why, emptyMeta(began));
    }

    private AnswerMeta emptyMeta(Instant began) {
        return new AnswerMeta(OptionalInt.empty(), Optional.empty(), false, began, pacing.instant(), "");
    }

    private static void report(CallLog.Entry entry, BookingAnswer answer) {
        entry.httpStatus(answer.meta().httpStatus());
        switch (answer) {
            case BookingAnswer.Booked(String id, _) -> {
                entry.bankId(id);
                entry.end(true, "BOOKED", "");
            }
            case BookingAnswer.Refused(String code, String message, _) ->
                    entry.end(false, "REFUSED", code + ": " + message);
            case BookingAnswer.NotSent(String why, _) -> entry.end(false, "NOT_SENT", why);
            case BookingAnswer.Unproven(Doubt doubt, String why, _) -> entry.end(false, doubt.name(), why);
        }
    }
}
