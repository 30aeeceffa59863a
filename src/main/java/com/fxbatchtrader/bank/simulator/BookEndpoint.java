package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.deal.BookingOrder;
import com.fxbatchtrader.bank.simulator.deal.BookingTerms;
import com.fxbatchtrader.bank.simulator.deal.BookingTerms.Ending;
import com.fxbatchtrader.bank.simulator.deal.DealDesk;
import com.fxbatchtrader.bank.simulator.fault.Behaviour;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.fault.Span;
import com.fxbatchtrader.bank.simulator.fault.Subject;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;
import com.fxbatchtrader.bank.simulator.ledger.Ledger;
import com.fxbatchtrader.bank.simulator.ledger.ReceivedBooking;

import java.time.Duration;

/// Books quotes. Every request is written down as received before anything else can happen to it.
final class BookEndpoint implements Endpoint {

    private static final int RATE_DECIMALS = 6;

    private final DealDesk desk;
    private final Ledger ledger;
    private final DealSubjects subjects;

    BookEndpoint(DealDesk desk, Ledger ledger, DealSubjects subjects) {
        this.desk = desk;
        this.ledger = ledger;
        this.subjects = subjects;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Fields fields = new Fields(ask.request().body());
        BookingOrder order =
                new BookingOrder(
                        fields.whole("trade.quoteID"),
                        fields.text("trade.dealTransactionID"),
                        fields.positive("trade.quoteRate", RATE_DECIMALS),
                        fields.positive("trade.dealRate", RATE_DECIMALS));
        fields.check();
        ledger.receive(
                new ReceivedBooking(
                        order.dealTransactionId(),
                        order.quoteId(),
                        order.quoteRate(),
                        order.dealRate(),
                        ask.arrived()));
        Subject subject = LatestQuoteEndpoint.subject(desk, order.quoteId());
        subjects.put(order.dealTransactionId(), subject);
        return Endpoint.prepared(subject, plan -> answer(order, subject, plan));
    }

    private HttpAnswer answer(BookingOrder order, Subject subject, FaultPlan plan) {
        String transactionId = desk.book(order, terms(plan));
        subjects.put(transactionId, subject);
        return Envelope.ok(Envelope.booked(transactionId));
    }

    private static BookingTerms terms(FaultPlan plan) {
        Behaviour behaviour = plan.behaviour();
        return new BookingTerms(
                behaviour.deduplicate(),
                behaviour.repeatedAs(),
                ending(plan),
                during(plan, Fault.STATUS_PENDING, behaviour.pendingFor()),
                during(plan, Fault.STATUS_LAGS, behaviour.statusLag()),
                plan.traits().contains(Fault.STATUS_BY_OWN_ID));
    }

    private static Ending ending(FaultPlan plan) {
        if (plan.traits().contains(Fault.ENDS_FAILED)) {
            return Ending.FAILED;
        }
        return plan.traits().contains(Fault.ENDS_REJECTED) ? Ending.REJECTED : Ending.COMPLETED;
    }

    private static Duration during(FaultPlan plan, Fault trait, Span span) {
        return plan.traits().contains(trait) ? span.pick(plan.seed().with(trait.name())) : Duration.ZERO;
    }
}
