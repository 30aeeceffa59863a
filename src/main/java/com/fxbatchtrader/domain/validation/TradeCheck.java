package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.calendar.CalendarException;
import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Judges one row of a trade file. Every rule speaks, whatever the others found.
final class TradeCheck {

    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(15);
    private static final int REFERENCE_LENGTH = 64;

    private final TradeTable table;
    private final TradeDraft draft;
    private final TradeRules rules;
    private final List<FileProblem> problems;

    TradeCheck(TradeTable table, TradeDraft draft, TradeRules rules) {
        this.table = table;
        this.draft = draft;
        this.rules = rules;
        problems = new ArrayList<>(draft.problems());
    }

    /// What is wrong with the row, after [#judge()].
    List<FileProblem> problems() {
        return problems;
    }

    /// The trade that the row asks for; empty when anything is wrong with it.
    Optional<ValidTrade> judge() {
        Optional<ClientCard> client = client();
        Optional<BigDecimal> amount = amount();
        Optional<CurrencyPair> pair = pair();
        Optional<Side> side = pair.flatMap(this::side);
        Optional<AccountPair> accounts =
                client.flatMap(
                        card -> pair.flatMap(currencies -> side.flatMap(way -> accounts(card, currencies, way))));
        Optional<Spread> spread = client.flatMap(this::spread);
        Optional<Delivery> delivery = delivery();
        valueNotPast();
        pair.ifPresent(this::valueOnBusinessDay);
        Optional<String> reference = reference();
        Optional<String> allowance = allowance();
        Optional<String> bopCode = code(TradeField.BOP_CODE, draft.bopCode(), 16);
        Optional<String> taxPin = code(TradeField.TAX_PIN, draft.taxPin(), 64);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ValidTrade(
                        draft.row(),
                        client.orElseThrow().id(),
                        client.orElseThrow().cif(),
                        accounts.orElseThrow().from(),
                        accounts.orElseThrow().to(),
                        side.orElseThrow(),
                        pair.orElseThrow(),
                        table.dealCurrency(),
                        amount.orElseThrow(),
                        spread.orElseThrow(),
                        delivery.orElseThrow(),
                        draft.valueDate().value(),
                        reference,
                        allowance,
                        bopCode,
                        taxPin,
                        draft.rowHash()));
    }

    private Optional<ClientCard> client() {
        Optional<String> cif = RowTexts.cif(draft.cif(), draft.row(), table.header(TradeField.CIF), problems);
        if (cif.isEmpty()) {
            return Optional.empty();
        }
        Optional<ClientCard> card = rules.clients().byCif(cif.get());
        if (card.isEmpty()) {
            problem(TradeField.CIF, ProblemCode.UNKNOWN_CLIENT, draft.cif(), "the CIF of a known client");
        } else if (!card.get().active()) {
            problem(TradeField.CIF, ProblemCode.INACTIVE_CLIENT, draft.cif(), "a client who is active");
        }
        return card;
    }

    private Optional<BigDecimal> amount() {
        Cell<BigDecimal> cell = draft.amount();
        if (cell.isBlank()) {
            problem(TradeField.AMOUNT, ProblemCode.MISSING_AMOUNT, cell, "an amount in " + table.dealCurrency());
        }
        if (cell.value().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal amount = cell.value().get();
        int digits = Currencies.minorDigits(table.dealCurrency());
        if (amount.signum() <= 0) {
            problem(TradeField.AMOUNT, ProblemCode.AMOUNT_NOT_POSITIVE, cell, "an amount above 0");
        } else if (amount.compareTo(TOO_LARGE) >= 0) {
            problem(TradeField.AMOUNT, ProblemCode.AMOUNT_TOO_LARGE, cell, "an amount below 10^15");
        } else if (!hasDecimals(amount, digits)) {
            problem(
                    TradeField.AMOUNT,
                    ProblemCode.TOO_MANY_DECIMALS,
                    cell,
                    "at most " + digits + " decimals, as " + table.dealCurrency() + " has");
        } else {
            return Optional.of(amount.setScale(digits));
        }
        return Optional.empty();
    }

    // Two written zeros are harmless where a currency has no decimals; three digits may have been thousands.
    private static boolean hasDecimals(BigDecimal amount, int digits) {
        return amount.scale() <= Math.max(digits, 2) && amount.stripTrailingZeros().scale() <= digits;
    }

    private Optional<CurrencyPair> pair() {
        CurrencyPair pair = rules.defaults().pair();
        if (!draft.pair().isBlank()) {
            Optional<CurrencyPair> given = draft.pair().value().flatMap(Currencies::pair);
            if (given.isEmpty()) {
                problem(TradeField.PAIR, ProblemCode.UNKNOWN_PAIR, draft.pair(), "a currency pair such as USD/ZAR");
                return Optional.empty();
            }
            pair = given.get();
        }
        rules.dates()
                .unknown(pair)
                .ifPresent(
                        why ->
                                problem(
                                        TradeField.PAIR,
                                        ProblemCode.NO_CALENDAR,
                                        draft.pair(),
                                        "a pair with known holidays: " + why));
        String currency = table.dealCurrency();
        if (!pair.getBase().getCode().equals(currency) && !pair.getCounter().getCode().equals(currency)) {
            problem(
                    TradeField.PAIR,
                    ProblemCode.CURRENCY_NOT_IN_PAIR,
                    draft.pair(),
                    "a pair with " + currency + ", which the column " + table.header(TradeField.AMOUNT) + " names");
            return Optional.empty();
        }
        return Optional.of(pair);
    }

    private Optional<Side> side(CurrencyPair pair) {
        boolean inBase = pair.getBase().getCode().equals(table.dealCurrency());
        Side bySelling = inBase ? Side.SELL : Side.BUY;
        if (draft.side().isBlank()) {
            return Optional.of(table.clientSells() ? bySelling : rules.defaults().side());
        }
        Optional<Side> given = draft.side().value().flatMap(Side::parse);
        if (given.isEmpty()) {
            problem(TradeField.SIDE, ProblemCode.UNKNOWN_SIDE, draft.side(), "Buy or Sell");
        } else if (table.clientSells() && given.get() != bySelling) {
            problem(
                    TradeField.SIDE,
                    ProblemCode.SIDE_CONTRADICTS_HEADER,
                    draft.side(),
                    (inBase ? "Sell" : "Buy")
                            + " "
                            + pair.getBase()
                            + ", as the column "
                            + table.header(TradeField.AMOUNT)
                            + " says");
            return Optional.empty();
        }
        return given;
    }

    private Optional<AccountPair> accounts(ClientCard client, CurrencyPair pair, Side side) {
        return AccountPair.choose(
                client,
                pair,
                side,
                draft.account(),
                (code, expected) -> problem(TradeField.ACCOUNT, code, draft.account(), expected));
    }

    private Optional<Spread> spread(ClientCard client) {
        if (draft.spread().isBlank()) {
            return Optional.of(client.spread());
        }
        return RowTexts.spread(draft.spread(), draft.row(), table.header(TradeField.SPREAD), problems);
    }

    private Optional<Delivery> delivery() {
        if (draft.delivery().isBlank()) {
            return Optional.of(rules.defaults().delivery());
        }
        Optional<Delivery> given = draft.delivery().value().flatMap(Delivery::parse);
        if (given.isEmpty()) {
            problem(TradeField.DELIVERY, ProblemCode.UNKNOWN_DELIVERY, draft.delivery(), "Cash, Tom or Spot");
        }
        return given;
    }

    private void valueNotPast() {
        draft.valueDate()
                .value()
                .filter(rules.dates()::past)
                .ifPresent(
                        _ ->
                                problem(
                                        TradeField.VALUE_DATE,
                                        ProblemCode.VALUE_DATE_PAST,
                                        draft.valueDate(),
                                        "today (" + rules.dates().today() + ") or later"));
    }

    private void valueOnBusinessDay(CurrencyPair pair) {
        try {
            List<String> closed =
                    draft.valueDate().value().map(date -> rules.dates().closed(pair, date)).orElse(List.of());
            if (!closed.isEmpty()) {
                problem(
                        TradeField.VALUE_DATE,
                        ProblemCode.NOT_A_BUSINESS_DAY,
                        draft.valueDate(),
                        "a business day of both currencies (" + String.join(" and ", closed) + " closed)");
            }
        } catch (CalendarException e) {
            problem(
                    TradeField.VALUE_DATE,
                    ProblemCode.NO_CALENDAR,
                    draft.valueDate(),
                    "a date with known holidays: " + e.getMessage());
        }
    }

    private Optional<String> reference() {
        return RowTexts.text(
                draft.reference(), draft.row(), table.header(TradeField.REFERENCE), REFERENCE_LENGTH, problems);
    }

    private Optional<String> allowance() {
        Optional<String> given = draft.allowance().value().map(text -> text.toUpperCase(Locale.ROOT));
        if (given.isPresent() && !given.get().equals("SDA") && !given.get().equals("FIA")) {
            problem(TradeField.ALLOWANCE, ProblemCode.UNKNOWN_ALLOWANCE, draft.allowance(), "SDA, FIA or nothing");
        }
        return given;
    }

    private Optional<String> code(TradeField field, Cell<String> cell, int length) {
        return RowTexts.code(cell, draft.row(), table.header(field), length, problems);
    }

    private void problem(TradeField field, ProblemCode code, Cell<?> cell, String expected) {
        problems.add(new FileProblem(draft.row(), table.header(field), code, cell.found(), expected));
    }
}
