package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.calendar.ValueDates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges a trade file: all problems of all rows at once, and the rows that have none. Safe for any thread.
public final class TradeValidator {

    private final ClientLookup clients;
    private final ValueDates dates;
    private final TradeDefaults defaults;

    public TradeValidator(ClientLookup clients, ValueDates dates, TradeDefaults defaults) {
        this.clients = clients;
        this.dates = dates;
        this.defaults = defaults;
    }

    /// Judges every row.
    ///
    /// @param now what "in the past" is measured from
    /// @param duplicatesAllowed whether an operator has overridden the refusal of the same client and amount twice
    public Checked<ValidTrade> check(TradeTable table, Instant now, boolean duplicatesAllowed) {
        List<ValidTrade> valid = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        TradeRules rules = new TradeRules(clients, new PairDates(dates, now), defaults);
        Map<String, Integer> seen = new HashMap<>();
        for (TradeDraft draft : table.drafts()) {
            TradeCheck check = new TradeCheck(table, draft, rules);
            Optional<ValidTrade> trade = check.judge();
            Optional<FileProblem> duplicate = duplicatesAllowed ? Optional.empty() : duplicate(table, draft, seen);
            problems.addAll(check.problems());
            duplicate.ifPresent(problems::add);
            if (duplicate.isEmpty()) {
                trade.ifPresent(valid::add);
            }
        }
        return new Checked<>(valid, table.fileProblems(), problems, table.drafts().size());
    }

    // The first of two equal rows counts even when something else is wrong with it: once mended, it is there twice.
    private static Optional<FileProblem> duplicate(TradeTable table, TradeDraft draft, Map<String, Integer> seen) {
        Optional<BigDecimal> amount = draft.amount().value().filter(value -> value.signum() > 0);
        Optional<String> cif = draft.cif().value();
        if (amount.isEmpty() || cif.isEmpty()) {
            return Optional.empty();
        }
        String key = cif.get() + ' ' + amount.get().stripTrailingZeros().toPlainString();
        Integer former = seen.putIfAbsent(key, draft.row());
        if (former == null) {
            return Optional.empty();
        }
        return Optional.of(
                new FileProblem(
                        draft.row(),
                        table.header(TradeField.AMOUNT),
                        ProblemCode.DUPLICATE_ROW,
                        draft.amount().found(),
                        "no second trade of client "
                                + cif.get()
                                + " with the amount of row "
                                + former
                                + " (--allow-duplicate REASON takes both)"));
    }
}
