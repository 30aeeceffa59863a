package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.deal.Quote;
import com.fxbatchtrader.bank.simulator.deal.QuoteRequest;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.fault.Subject;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// How the bank tells a quote. Immutable.
final class QuoteAnswers {

    private final ZoneId zone;

    QuoteAnswers(ZoneId zone) {
        this.zone = zone;
    }

    /// What a quote is about: the client and the deal, so that each deal has troubles of its own.
    static Subject subject(QuoteRequest request) {
        return new Subject(
                request.cif(),
                request.side()
                        + " "
                        + request.pair()
                        + " "
                        + request.dealCurrency()
                        + " "
                        + request.amount().stripTrailingZeros().toPlainString());
    }

    /// The answer to a new quote.
    HttpAnswer created(Ask ask, Quote quote, FaultPlan plan) {
        ObjectNode body = Envelope.success(ask.transactionId());
        fill(body.putObject("payload"), quote, plan);
        return Envelope.ok(body);
    }

    /// The answer to the question for its rate.
    HttpAnswer latest(Ask ask, Quote quote, FaultPlan plan) {
        ObjectNode body = Envelope.success(ask.transactionId());
        ObjectNode payload = body.putObject("payload");
        fill(payload, quote, plan);
        payload.put("quoteRate", quote.rate());
        return Envelope.ok(body);
    }

    private void fill(ObjectNode payload, Quote quote, FaultPlan plan) {
        Duration lie = plan.is(Fault.EXPIRY_FAR_AWAY) ? Duration.ofDays(1) : Duration.ZERO;
        OffsetDateTime expiry = quote.expiry().plus(lie).atZone(zone).toOffsetDateTime();
        DateTimeFormatter form =
                plan.is(Fault.EXPIRY_WITHOUT_ZONE)
                        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        payload.put("quoteId", quote.id());
        payload.put("quoteExpiryDateTime", form.format(expiry));
    }
}
