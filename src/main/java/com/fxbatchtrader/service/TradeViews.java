package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.domain.money.DealArithmetic;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.service.view.AttemptView;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.store.query.TradeRow;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.util.Optional;

/// Draws trades and their attempts for views.
public final class TradeViews {

    private static final DealArithmetic ARITHMETIC = new DealArithmetic(6);

    private TradeViews() {}

    /// A trade.
    public static TradeView of(TradeRow row) {
        TradeState state = row.state();
        return new TradeView(
                row.id(),
                row.batchId(),
                row.row(),
                row.cif(),
                row.clientName(),
                row.side(),
                row.pair(),
                row.dealCurrency(),
                Currencies.trimmed(row.amount(), row.dealCurrency()),
                plain(row.spread()),
                row.delivery(),
                row.valueDate(),
                row.reference(),
                state.status(),
                present(state.reasonCode()),
                present(state.reasonText()),
                state.attempts(),
                state.quoteId(),
                figures(row),
                booking(row),
                row.changedAt());
    }

    private static TradeView.Figures figures(TradeRow row) {
        TradeState state = row.state();
        CurrencyPair pair = CurrencyPair.parse(row.pair());
        String quote = pair.getCounter().getCode();
        return new TradeView.Figures(
                state.bankRate().map(TradeViews::plain),
                state.clientRate().map(TradeViews::plain),
                state.baseAmount().map(amount -> Currencies.trimmed(amount, pair.getBase().getCode())),
                state.baseAmount().flatMap(_ -> state.clientRate()).map(rate -> quoteAmount(row, pair, rate)),
                state.margin().map(amount -> Currencies.trimmed(amount, quote)));
    }

    private static BigDecimal quoteAmount(TradeRow row, CurrencyPair pair, BigDecimal clientRate) {
        return ARITHMETIC
                .figures(pair, row.dealCurrency(), row.amount(), clientRate, new Spread(row.spread()))
                .quoteAmount();
    }

    private static TradeView.Booking booking(TradeRow row) {
        return new TradeView.Booking(
                row.attempt().map(attempt -> attempt.terms().key()),
                row.attempt().flatMap(attempt -> present(attempt.exchange().bankTransactionId())));
    }

    static AttemptView of(Attempt attempt) {
        Attempt.Terms terms = attempt.terms();
        Attempt.Exchange exchange = attempt.exchange();
        Attempt.Inquiry inquiry = attempt.inquiry();
        return new AttemptView(
                attempt.number(),
                terms.key(),
                terms.quoteId(),
                plain(terms.quotedRate()),
                plain(terms.dealRate()),
                terms.quoteExpiry(),
                exchange.committedAt(),
                exchange.sentAt(),
                exchange.answeredAt(),
                exchange.httpStatus(),
                present(exchange.reasonCode()),
                present(exchange.bankTransactionId()),
                present(exchange.raw()),
                attempt.outcome(),
                attempt.proof(),
                attempt.provenAt(),
                new AttemptView.Asking(
                        inquiry.count(),
                        inquiry.lastAt(),
                        inquiry.nextAt(),
                        present(inquiry.lastAnswer()),
                        inquiry.unknownFirst(),
                        inquiry.unknownLast()));
    }

    static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
