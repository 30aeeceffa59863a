package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.deal.DealDesk;

/// Ends a quote before its time.
final class CancelQuoteEndpoint implements Endpoint {

    private final DealDesk desk;

    CancelQuoteEndpoint(DealDesk desk) {
        this.desk = desk;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Fields fields = new Fields(ask.request().body());
        long quoteId = fields.whole("quoteID");
        fields.check();
        return Endpoint.prepared(
                LatestQuoteEndpoint.subject(desk, quoteId),
                _ -> {
                    desk.cancel(quoteId);
                    return Envelope.ok(Envelope.success(ask.transactionId()));
                });
    }
}
