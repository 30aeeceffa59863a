package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.deal.DealDesk;
import com.fxbatchtrader.bank.simulator.fault.Subject;

/// Tells a live quote's rate.
final class LatestQuoteEndpoint implements Endpoint {

    private final DealDesk desk;
    private final QuoteAnswers answers;

    LatestQuoteEndpoint(DealDesk desk, QuoteAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Fields fields = new Fields(ask.request().body());
        long quoteId = fields.whole("quoteID");
        fields.check();
        return Endpoint.prepared(subject(desk, quoteId), plan -> answers.latest(ask, desk.latest(quoteId), plan));
    }

    /// What a call about a quote is about: the quote's deal.
    static Subject subject(DealDesk desk, long quoteId) {
        return desk.find(quoteId)
                .map(quote -> QuoteAnswers.subject(quote.request()))
                .orElseGet(() -> new Subject("", "quote " + quoteId));
    }
}
