package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.settings.DeskRules;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.domain.calendar.CalendarException;
import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.store.query.AccountQueries.AccountRow;
import com.fxbatchtrader.store.query.AccountQueries.AccountsRow;
import com.fxbatchtrader.time.Pacing;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// The quote that a doctor asks for: a known client would buy the base currency of a pair for ten of the other.
final class DoctorQuote {

    private static final BigDecimal TINY = BigDecimal.TEN;

    private DoctorQuote() {}

    /// A quote for the first of these that can have one.
    ///
    /// @param accounts of clients, in two currencies each
    /// @return empty when none of them makes a pair with known business days
    static Optional<QuoteRequest> of(
            List<AccountsRow> accounts, DeskCalendar calendar, DeskRules rules, Pacing pacing) {
        return accounts.stream()
                .flatMap(two -> pair(two).flatMap(pair -> request(two, pair, calendar, rules, pacing)).stream())
                .findFirst();
    }

    private static Optional<CurrencyPair> pair(AccountsRow two) {
        return Currencies.pair(two.from().currency() + two.to().currency())
                .filter(pair -> pair.getBase().getCode().equals(two.to().currency()));
    }

    private static Optional<QuoteRequest> request(
            AccountsRow two, CurrencyPair pair, DeskCalendar calendar, DeskRules rules, Pacing pacing) {
        Instant now = pacing.instant();
        try {
            return Optional.of(
                    new QuoteRequest(
                            account(two.from()),
                            account(two.to()),
                            true,
                            Delivery.CASH.bankName(),
                            pair.toString(),
                            two.from().currency(),
                            TINY,
                            calendar.today().dates().derive(Delivery.CASH, pair, now),
                            OffsetDateTime.ofInstant(now, rules.zone())));
        } catch (CalendarException _) {
            return Optional.empty();
        }
    }

    private static AccountRef account(AccountRow row) {
        return new AccountRef(row.cif(), row.number(), row.currency());
    }
}
