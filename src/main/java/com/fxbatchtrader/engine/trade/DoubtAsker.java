package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.rule.UnknownRule;
import com.fxbatchtrader.domain.rule.UnknownRule.Verdict;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Asks the bank what became of a booking and writes what the answer proves. BOOKED becomes SUCCESS when the status is
/// COMPLETED and names our key or the booking's id; IN_DOUBT is settled by the status, then by the statement, then by
/// people. Nothing is ever sent again. Safe for any thread; one trade is asked for by one thread at a time.
public final class DoubtAsker {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_ANSWERS = Duration.ofMinutes(2);
    private static final Duration HOURLY = Duration.ofHours(1);

    private final BankCalls calls;
    private final BankEvidence evidence;
    private final UnknownRule unknowns;
    private final InstantSource databaseClock;
    private final StatementLines lines;

    public DoubtAsker(
            BankCalls calls,
            BankEvidence evidence,
            UnknownRule unknowns,
            InstantSource databaseClock,
            StatementLines lines) {
        this.calls = calls;
        this.evidence = evidence;
        this.unknowns = unknowns;
        this.databaseClock = databaseClock;
        this.lines = lines;
    }

    /// Asks once, by our key first: an answer to a booking may have been another deal's, and its id with it. Only a
    /// bank that is not known to answer by our key is asked by its own id.
    ///
    /// @return [TradeEnd.Final] or [TradeEnd.Unsettled]
    public TradeEnd ask(TradeRun trade, BooleanSupplier halted) {
        Attempt attempt = trade.attempt();
        String bankId = attempt.exchange().bankTransactionId();
        try {
            return switch (calls.status(attempt.terms().key().toString(), halted)) {
                case StatusAnswer.Known known -> known(trade, known, true, halted);
                case StatusAnswer.Unknown unknown when doubtful(trade) -> unknown(trade, unknown, halted);
                case StatusAnswer.Unknown unknown when evidence.ensure(halted) ->
                        again(trade, "accepted as " + bankId + ", but not known by our key (" + unknown.code() + ")");
                case StatusAnswer.Unknown _ -> byBankId(trade, bankId, halted);
                case StatusAnswer.Refused refused ->
                        statementOr(
                                trade, "the status was refused: " + refused.code() + " " + refused.message(), halted);
            };
        } catch (BankAwayException | BankException e) {
            return again(trade, "no usable status: " + e.getMessage());
        } catch (CircuitOpenException e) {
            Duration backOff = backOff(attempt.inquiry().count());
            return new TradeEnd.Unsettled(backOff.compareTo(e.nextTry()) > 0 ? backOff : e.nextTry());
        } catch (HaltedException e) {
            return new TradeEnd.Unsettled(backOff(attempt.inquiry().count()));
        }
    }

    private TradeEnd byBankId(TradeRun trade, String bankId, BooleanSupplier halted) {
        return switch (calls.status(bankId, halted)) {
            case StatusAnswer.Known known -> known(trade, known, false, halted);
            case StatusAnswer.Unknown _ -> again(trade, "not known by its own id " + bankId);
            case StatusAnswer.Refused refused ->
                    again(trade, "the status was refused: " + refused.code() + " " + refused.message());
        };
    }

    /// A booking that the bank has accepted is never judged by "unknown": the bank contradicts itself, or lags.
    private static boolean doubtful(TradeRun trade) {
        return trade.state().status() == TradeStatus.IN_DOUBT;
    }

    private TradeEnd known(TradeRun trade, StatusAnswer.Known known, boolean askedByKey, BooleanSupplier halted) {
        Attempt attempt = trade.attempt();
        String key = attempt.terms().key().toString();
        String bankId = attempt.exchange().bankTransactionId();
        boolean namesKey = known.names(key);
        if (!namesKey && (bankId.isEmpty() || !known.names(bankId))) {
            return statementOr(trade, "the status answer names another transaction", halted);
        }
        String id = bankId.isEmpty() || (namesKey && !known.transactionId().isEmpty()) ? known.transactionId() : bankId;
        return switch (known.state()) {
            case COMPLETED -> completed(trade, id, askedByKey, halted);
            case PENDING -> pending(trade, id);
            case FAILED -> rejected(trade, namesKey, ReasonCode.BANK_FAILED);
            case REJECTED -> rejected(trade, namesKey, ReasonCode.BANK_REJECTED);
        };
    }

    private TradeEnd completed(TradeRun trade, String bankId, boolean askedByKey, BooleanSupplier halted) {
        if (bankId.isEmpty()) {
            return statementOr(trade, "COMPLETED, without the booking's id", halted);
        }
        if (!lines.figured(trade, halted)) {
            return booked(trade, bankId);
        }
        Attempt.Inquiry inquiry = inquiry(trade, "COMPLETED", Duration.ZERO);
        if (doubtful(trade)) {
            trade.foundBooked(bankId, inquiry, "the bank's status names our key: it is booked");
        }
        UUID key = trade.attempt().terms().key();
        trade.succeeded(
                Proof.STATUS_COMPLETED,
                bankId,
                inquiry,
                "the bank's status is COMPLETED" + StatementLines.reckoned(trade));
        evidence.learnt(key, askedByKey);
        return new TradeEnd.Final();
    }

    /// Booked, at a rate that nobody here knows yet: it is not a success before that.
    private TradeEnd booked(TradeRun trade, String bankId) {
        String why = "COMPLETED; what it was dealt at is not in the statements of its accounts yet";
        if (!doubtful(trade)) {
            return again(trade, why);
        }
        Duration next = backOff(trade.attempt().inquiry().count());
        trade.foundBooked(bankId, inquiry(trade, why, next), "the bank's status names our key: it is booked");
        return new TradeEnd.Unsettled(next);
    }

    private TradeEnd pending(TradeRun trade, String bankId) {
        Duration next = backOff(trade.attempt().inquiry().count());
        if (doubtful(trade) && !bankId.isEmpty()) {
            trade.foundBooked(bankId, inquiry(trade, "PENDING", next), "the bank's status names our key: it is booked");
            return new TradeEnd.Unsettled(next);
        }
        return again(trade, "PENDING");
    }

    private TradeEnd rejected(TradeRun trade, boolean namesKey, ReasonCode code) {
        if (!namesKey) {
            return again(trade, "the status is " + code + ", but does not name our key");
        }
        trade.provenNot(
                Proof.STATUS_REJECTED,
                inquiry(trade, code.name(), Duration.ZERO),
                code.name(),
                "the bank's status, naming our key, says that it did not take effect");
        return new TradeEnd.Final();
    }

    private TradeEnd unknown(TradeRun trade, StatusAnswer.Unknown answer, BooleanSupplier halted) {
        Attempt attempt = trade.attempt();
        UnknownRule.Unknown unknown =
                new UnknownRule.Unknown(
                        answer.meta().bankTime(),
                        answer.meta().cached(),
                        databaseClock.instant(),
                        // another address may be another bank: what it doesn't know proves nothing of this attempt
                        attempt.terms().venue().equals(calls.bank().host()) && evidence.ensure(halted));
        Verdict verdict = unknowns.judge(unknown, attempt.terms().quoteExpiry(), attempt.inquiry().unknownFirst());
        return switch (verdict) {
            case Verdict.NoEvidence none ->
                    statementOr(trade, "not known to the bank, which proves nothing: " + none.why(), halted);
            case Verdict.TooEarly early -> tooEarly(trade, early);
            case Verdict.First first -> first(trade, first);
            case Verdict.Final last -> notBooked(trade, last, halted);
        };
    }

    private TradeEnd tooEarly(TradeRun trade, Verdict.TooEarly early) {
        Duration next = shorter(early.askAgainIn(), backOff(trade.attempt().inquiry().count()));
        trade.asked(inquiry(trade, "not known to the bank yet; " + early.why(), next));
        return new TradeEnd.Unsettled(next);
    }

    private TradeEnd first(TradeRun trade, Verdict.First first) {
        Attempt.Inquiry old =
                inquiry(trade, "not known to the bank, for the first time that counts", first.askAgainIn());
        trade.asked(
                new Attempt.Inquiry(
                        old.count(),
                        old.lastAt(),
                        old.nextAt(),
                        Optional.of(first.bankTime()),
                        Optional.of(first.bankTime()),
                        old.lastAnswer()));
        return new TradeEnd.Unsettled(first.askAgainIn());
    }

    /// The statement is looked at once more before it is final: a line with our key would prove it booked.
    private TradeEnd notBooked(TradeRun trade, Verdict.Final last, BooleanSupplier halted) {
        if (lines.any(trade, halted)) {
            return bookedByStatement(trade, halted);
        }
        Attempt.Inquiry old = inquiry(trade, "not known to the bank, finally", Duration.ZERO);
        trade.provenNot(
                Proof.UNKNOWN_FINAL,
                new Attempt.Inquiry(
                        old.count(),
                        old.lastAt(),
                        Optional.empty(),
                        old.unknownFirst(),
                        Optional.of(last.bankTime()),
                        old.lastAnswer()),
                ReasonCode.NOT_BOOKED.name(),
                "the bank does not know the booking after its quote's end, asked twice");
        return new TradeEnd.Final();
    }

    private TradeEnd statementOr(TradeRun trade, String why, BooleanSupplier halted) {
        return doubtful(trade) && lines.any(trade, halted) ? bookedByStatement(trade, halted) : again(trade, why);
    }

    private TradeEnd bookedByStatement(TradeRun trade, BooleanSupplier halted) {
        if (!lines.figured(trade, halted)) {
            return again(trade, "a line of the statement carries our key, and not both say what it was dealt at");
        }
        Attempt.Inquiry inquiry = inquiry(trade, "a line of the statement carries our key", Duration.ZERO);
        String key = trade.attempt().terms().key().toString();
        trade.foundBooked("", inquiry, "a line of the statement carries our key " + key);
        String text = "a line of the statement carries our key" + StatementLines.reckoned(trade);
        trade.succeeded(Proof.STATEMENT_LINE, "", inquiry, text);
        return new TradeEnd.Final();
    }

    private TradeEnd again(TradeRun trade, String answer) {
        Duration next = backOff(trade.attempt().inquiry().count());
        trade.asked(inquiry(trade, answer, next));
        return new TradeEnd.Unsettled(next);
    }

    /// Asked once more, with this answer.
    ///
    /// @param next until it is asked again; zero = never
    static Attempt.Inquiry inquiry(TradeRun trade, String answer, Duration next) {
        Attempt.Inquiry old = trade.attempt().inquiry();
        String text = answer.length() <= 500 ? answer : answer.substring(0, 499) + "…";
        return new Attempt.Inquiry(
                old.count() + 1,
                Optional.of(trade.databaseNow()),
                next.isZero() ? Optional.empty() : Optional.of(trade.databaseNow().plus(next)),
                old.unknownFirst(),
                old.unknownLast(),
                text);
    }

    /// 1 s, doubling to 5 minutes, then hourly until people end it.
    static Duration backOff(int asked) {
        if (asked > 9) {
            return HOURLY;
        }
        return shorter(Duration.ofSeconds(1L << asked), LONGEST);
    }

    /// The longest that a trade waits to be asked for again, which was asked for so often: its back-off, or the time
    /// between two answers that count.
    public static Duration longest(int asked) {
        Duration backOff = backOff(asked);
        return backOff.compareTo(BETWEEN_ANSWERS) > 0 ? backOff : BETWEEN_ANSWERS;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
