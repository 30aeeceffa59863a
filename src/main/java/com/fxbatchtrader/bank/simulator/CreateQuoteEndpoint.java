package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.account.Accounts;
import com.fxbatchtrader.bank.simulator.deal.DealDesk;
import com.fxbatchtrader.bank.simulator.deal.Pair;
import com.fxbatchtrader.bank.simulator.deal.Quote;
import com.fxbatchtrader.bank.simulator.deal.QuoteRequest;
import com.fxbatchtrader.bank.simulator.deal.RefusedException;
import com.fxbatchtrader.bank.simulator.deal.Side;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/// Makes a quote.
final class CreateQuoteEndpoint implements Endpoint {

    private static final Set<String> DELIVERIES = Set.of("Spot", "Tom", "Cash");
    private static final Pair NO_PAIR = new Pair("USD", "ZAR");
    private static final int OFF_BASIS_POINTS = 200;

    private final DealDesk desk;
    private final Accounts accounts;
    private final QuoteAnswers answers;

    CreateQuoteEndpoint(DealDesk desk, Accounts accounts, QuoteAnswers answers) {
        this.desk = desk;
        this.accounts = accounts;
        this.answers = answers;
    }

    @Override
    public Prepared prepare(Ask ask) {
        QuoteRequest request = read(ask.request().body());
        return Endpoint.prepared(QuoteAnswers.subject(request), plan -> answer(ask, request, plan));
    }

    private static QuoteRequest read(String body) {
        Fields fields = new Fields(body);
        Side side =
                fields.parsed(
                        "trade.tradeType",
                        "Buy or Sell",
                        text -> Side.parse(text).orElseThrow(IllegalArgumentException::new),
                        Side.BUY);
        Pair pair =
                fields.parsed(
                        "trade.currencyPair",
                        "a pair such as USD/ZAR",
                        text -> Pair.parse(text).orElseThrow(IllegalArgumentException::new),
                        NO_PAIR);
        String currency = fields.text("trade.dealCurrency");
        boolean ofPair = currency.equals(pair.base()) || currency.equals(pair.quote());
        fields.require(ofPair, "trade.dealCurrency", "a currency of the pair");
        BigDecimal amount = fields.positive("trade.dealCurrencyAmount", ofPair ? Pair.decimals(currency) : 0);
        QuoteRequest request =
                new QuoteRequest(
                        fields.text("customer.cifNo"),
                        side,
                        pair,
                        currency,
                        amount,
                        fields.text("customer.fromSettlementAccount.accountNumber"),
                        fields.text("customer.toSettlementAccount.accountNumber"));
        checkRest(fields, request);
        fields.check();
        return request;
    }

    private static void checkRest(Fields fields, QuoteRequest request) {
        String from = "customer.fromSettlementAccount.currency";
        String to = "customer.toSettlementAccount.currency";
        fields.require(fields.text(from).equals(request.fromCurrency()), from, request.fromCurrency());
        fields.require(fields.text(to).equals(request.toCurrency()), to, request.toCurrency());
        String delivery = "trade.deliveryType";
        fields.require(DELIVERIES.contains(fields.text(delivery)), delivery, "Spot, Tom or Cash");
        fields.date("trade.settlementDate", DateTimeFormatter.BASIC_ISO_DATE);
        fields.parsed("trade.dealDateTime", "a time with offset", OffsetDateTime::parse, OffsetDateTime.MIN);
    }

    private HttpAnswer answer(Ask ask, QuoteRequest request, FaultPlan plan) {
        requireAccount(request.cif(), request.fromAccount(), request.fromCurrency());
        requireAccount(request.cif(), request.toAccount(), request.toCurrency());
        int off = plan.is(Fault.RATE_OFF) ? OFF_BASIS_POINTS : 0;
        Quote quote = desk.quote(request, life(plan), off);
        Quote told = plan.is(Fault.MIXED_UP) ? desk.lastSpentQuote().orElse(quote) : quote;
        return answers.created(ask, told, plan);
    }

    private void requireAccount(String cif, String number, String currency) {
        if (accounts.find(cif, number, currency).isEmpty()) {
            throw new RefusedException("ACCOUNT_NOT_FOUND", "No such " + currency + " account of this client");
        }
    }

    private static Duration life(FaultPlan plan) {
        return switch (plan.fault()) {
            case SHORT_QUOTE -> Duration.ofSeconds(1);
            case DEAD_QUOTE -> Duration.ofSeconds(-5);
            default -> plan.behaviour().quoteLife();
        };
    }
}
