package com.fxbatchtrader.engine.match;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;
import com.fxbatchtrader.engine.match.MatchRules.Verdict;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.match.MatchItem;
import com.fxbatchtrader.store.match.MatchStore;
import com.fxbatchtrader.store.match.MatchStore.Due;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Matches what a changed server of the database may have lost with the bank: each trade that may have been booked is
/// asked for by the keys that its next attempts would have, until the bank has one, or has none finally; each account's
/// statement is searched. What can't be proven goes in doubt, so that it is not sent. Any live process does it. One
/// thread.
public final class Matcher {

    private static final Logger LOG = LoggerFactory.getLogger(Matcher.class);
    private static final int PAGE = 20;
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TRIES = 3;
    private static final int KEY_VERSION = 5;
    private static final int KEY_LENGTH = 36;

    private final MatchStore store;
    private final MatchRules rules;
    private final ZoneId deskZone;
    private final BooleanSupplier halted;

    /// @param deskZone for the days of statements
    /// @param halted whether the process is to stop
    public Matcher(MatchStore store, MatchRules rules, ZoneId deskZone, BooleanSupplier halted) {
        this.store = store;
        this.rules = rules;
        this.deskZone = deskZone;
        this.halted = halted;
    }

    /// Matches all that is due now.
    public void match() {
        try {
            Optional<Due> due = store.take(PAGE);
            while (due.isPresent() && !due.get().items().isEmpty() && !halted.getAsBoolean()) {
                for (MatchItem item : due.get().items()) {
                    match(item, due.get());
                }
                due = store.take(PAGE);
            }
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            LOG.debug("What a changed server may have lost is matched when the database answers", e);
        }
    }

    private void match(MatchItem item, Due due) {
        if (halted.getAsBoolean()) {
            return;
        }
        try {
            switch (item) {
                case MatchItem.OfTrade trade -> trade(trade, due);
                case MatchItem.OfAccount account -> account(account, due);
            }
        } catch (BankAwayException | CircuitOpenException | BankException e) {
            unanswered(item, due, e);
        } catch (HaltedException e) {
            LOG.debug("The process stops; another one goes on matching", e);
        }
    }

    private void trade(MatchItem.OfTrade item, Due due) {
        switch (rules.ask(item, due.until(), due.now(), halted)) {
            case Verdict.Known(int number) ->
                    store.found(
                            item.id(), number, "the bank has attempt " + number + ", which a changed server has lost");
            case Verdict.Free _ -> store.free(item, "the bank has nothing of it that is not known here");
            case Verdict.FirstUnknown(Instant at) ->
                    store.later(
                            item,
                            rules.unknowns().margin().plusSeconds(1),
                            "not known to the bank, for the first time that counts",
                            Optional.of(at));
            case Verdict.Later(Duration after, String why) -> store.later(item, after, why, Optional.empty());
            case Verdict.NoEvidence(int number, String why) -> unproven(item, number, due, why);
        }
    }

    /// Waited for long enough, it goes in doubt: it is not sent again, and the others can go on.
    private void unproven(MatchItem.OfTrade item, int number, Due due, String why) {
        if (overdue(item, due)) {
            store.marked(item, number, "whether a changed server has lost a booking of it cannot be proven: " + why);
        } else {
            store.later(item, AGAIN, why, Optional.empty());
        }
    }

    private static boolean overdue(MatchItem item, Due due) {
        return item.asked() >= TRIES && due.now().isAfter(due.until().plus(PATIENCE));
    }

    private void account(MatchItem.OfAccount account, Due due) {
        AccountRef ref = new AccountRef(account.cif(), account.number(), account.currency());
        Statement statement =
                rules.calls().statement(ref, day(due.since()).minusDays(1), day(due.now()).plusDays(1), halted);
        for (Statement.Entry entry : statement.entries()) {
            key(entry.reference())
                    .ifPresent(
                            key ->
                                    store.line(
                                            account,
                                            key,
                                            entry.date() + " " + entry.amount().toPlainString() + " " + ref));
        }
        Duration left = Duration.between(due.now(), due.until());
        if (left.isNegative() || left.isZero()) {
            store.free(account, "its statement was searched");
        } else {
            store.later(account, left.plusSeconds(1), "its statement was searched, and is once more", Optional.empty());
        }
    }

    /// A bank that is away is waited for. A statement that the bank does not give proves nothing more than one without
    /// a line; a trade is in doubt then.
    private void unanswered(MatchItem item, Due due, RuntimeException why) {
        boolean refused = why instanceof BankException bank && !bank.kind().retryable() && overdue(item, due);
        if (refused && item instanceof MatchItem.OfTrade trade) {
            unproven(trade, trade.work().state().attempts() + 1, due, String.valueOf(why.getMessage()));
        } else if (refused) {
            store.free(item, "the bank does not give its statement: " + why.getMessage());
        } else {
            store.later(item, AGAIN, "no usable answer: " + why.getMessage(), Optional.empty());
        }
    }

    /// Our keys are of version 5; what else stands in a reference is not ours.
    private static Optional<UUID> key(String reference) {
        if (reference.length() != KEY_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(reference.toLowerCase(Locale.ROOT)))
                    .filter(id -> id.version() == KEY_VERSION);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, deskZone);
    }
}
