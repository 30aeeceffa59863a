package com.fxbatchtrader.engine.match;

import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.rule.UnknownRule;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.trade.BankEvidence;
import com.fxbatchtrader.store.match.MatchItem;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Asks the bank for the attempts of one trade that a lost server may have sent, and says what the answers prove. Safe
/// for any thread.
///
/// @param evidence whether the bank is known to answer by our key
/// @param ahead how many attempts beyond the known ones are asked for: a run makes no more in a row than its re-quotes
/// @param deskId the name space of the keys
public record MatchRules(BankCalls calls, BankEvidence evidence, UnknownRule unknowns, int ahead, UUID deskId) {

    /// What a round of asking proves.
    public sealed interface Verdict {
        /// The bank has this attempt, booked or failed.
        record Known(int number) implements Verdict {}

        /// The bank has none of them, finally.
        record Free() implements Verdict {}

        /// It knew none of them, for the first time that counts.
        record FirstUnknown(Instant bankTime) implements Verdict {}

        /// Nothing yet.
        record Later(Duration after, String why) implements Verdict {}

        /// Nothing, and time alone will not change that.
        ///
        /// @param number the first attempt that the bank may have: behind the last one that it has failed
        record NoEvidence(int number, String why) implements Verdict {}
    }

    /// Asks for each of the trade's next attempts.
    ///
    /// @param until the latest end of a quote of the former server
    /// @param databaseNow the database's clock
    public Verdict ask(MatchItem.OfTrade item, Instant until, Instant databaseNow, BooleanSupplier halted) {
        int first = item.work().state().attempts() + 1;
        Round round = new Round(first, item.unknownAt(), until, databaseNow);
        for (int number = first; number < first + ahead; number++) {
            UUID key = BookingKey.of(deskId, item.id(), number);
            if (round.take(number, calls.status(key.toString(), halted), key, halted)) {
                return new Verdict.Known(number);
            }
        }
        return round.verdict();
    }

    /// The answers of one round. For one thread.
    private final class Round {
        private final int first;
        private final Optional<Instant> unknownAt;
        private final Instant until;
        private final Instant databaseNow;
        private Optional<String> noEvidence = Optional.empty();
        private Optional<UnknownRule.Verdict.TooEarly> early = Optional.empty();
        private Optional<Instant> latest = Optional.empty();

        /// The last attempt that the bank has, and has failed; 0 for none. Its key is never used again.
        private int failed;

        Round(int first, Optional<Instant> unknownAt, Instant until, Instant databaseNow) {
            this.first = first;
            this.unknownAt = unknownAt;
            this.until = until;
            this.databaseNow = databaseNow;
        }

        /// @return whether the bank has this attempt, booked
        boolean take(int number, StatusAnswer answer, UUID key, BooleanSupplier halted) {
            switch (answer) {
                case StatusAnswer.Known known when known.names(key.toString()) -> {
                    return ours(number, known.state(), key);
                }
                case StatusAnswer.Known _ -> noEvidence = Optional.of("the status answer names another transaction");
                case StatusAnswer.Refused refused ->
                        noEvidence = Optional.of("the status was refused: " + refused.code() + " " + refused.message());
                case StatusAnswer.Unknown unknown -> unknown(unknown, halted);
            }
            return false;
        }

        private boolean ours(int number, StatusAnswer.State state, UUID key) {
            return switch (state) {
                case COMPLETED -> {
                    evidence.learnt(key, true);
                    yield true;
                }
                case PENDING -> true;
                case FAILED, REJECTED -> {
                    failed = number;
                    yield false;
                }
            };
        }

        private void unknown(StatusAnswer.Unknown answer, BooleanSupplier halted) {
            UnknownRule.Unknown unknown =
                    new UnknownRule.Unknown(
                            answer.meta().bankTime(),
                            answer.meta().cached(),
                            databaseNow,
                            databaseNow.isBefore(until) || evidence.ensure(halted));
            switch (unknowns.judge(unknown, untilByBank(answer), unknownAt)) {
                case UnknownRule.Verdict.NoEvidence none -> noEvidence = Optional.of(none.why());
                case UnknownRule.Verdict.TooEarly wait ->
                        early =
                                early.filter(e -> e.askAgainIn().compareTo(wait.askAgainIn()) > 0)
                                        .or(() -> Optional.of(wait));
                case UnknownRule.Verdict.First first -> later(first.bankTime());
                case UnknownRule.Verdict.Final last -> later(last.bankTime());
            }
        }

        /// The end of the last quote is reckoned by the database's clock; the bank's, which quotes live by, may be
        /// ahead.
        private Instant untilByBank(StatusAnswer.Unknown answer) {
            return answer.meta()
                    .bankTime()
                    .map(bank -> Duration.between(databaseNow, bank))
                    .filter(Duration::isPositive)
                    .map(until::plus)
                    .orElse(until);
        }

        private void later(Instant bankTime) {
            latest = latest.filter(bankTime::isBefore).or(() -> Optional.of(bankTime));
        }

        Verdict verdict() {
            if (noEvidence.isPresent()) {
                return new Verdict.NoEvidence(Math.max(first, failed + 1), noEvidence.get());
            }
            if (early.isPresent()) {
                return new Verdict.Later(early.get().askAgainIn(), "not known to the bank yet; " + early.get().why());
            }
            boolean second = unknownAt.isPresent() || latest.isEmpty();
            if (second && failed > 0) {
                return new Verdict.Known(failed);
            }
            return second ? new Verdict.Free() : new Verdict.FirstUnknown(latest.orElseThrow());
        }
    }
}
