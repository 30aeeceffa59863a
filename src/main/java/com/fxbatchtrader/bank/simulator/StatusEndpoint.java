package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.deal.Deal;
import com.fxbatchtrader.bank.simulator.deal.DealDesk;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Tells what became of a booking, by the bank's own id or by the desk's key.
final class StatusEndpoint implements Endpoint {

    private final DealDesk desk;
    private final DealSubjects subjects;

    StatusEndpoint(DealDesk desk, DealSubjects subjects) {
        this.desk = desk;
        this.subjects = subjects;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Fields fields = new Fields(ask.request().body());
        String id = fields.text("transactionID");
        String user = fields.text("header.userId");
        fields.check();
        return Endpoint.prepared(subjects.of(id), plan -> answer(ask, id, user, plan));
    }

    private HttpAnswer answer(Ask ask, String id, String user, FaultPlan plan) {
        Optional<Deal> deal = plan.is(Fault.STATUS_UNKNOWN) ? Optional.empty() : desk.status(id);
        return deal.map(known -> known(ask, known, user, plan)).orElseGet(() -> unknown(ask, id));
    }

    /// The bank answers a stranger's id with 200 or with 404, as the id will have it.
    private static HttpAnswer unknown(Ask ask, String id) {
        int status = id.hashCode() % 2 == 0 ? 200 : 404;
        return Envelope.refused(status, ask.transactionId(), "NOT_FOUND", "The transaction is not known");
    }

    private static HttpAnswer known(Ask ask, Deal deal, String user, FaultPlan plan) {
        String status = plan.is(Fault.ODD_STATUS) ? "SETTLING" : deal.statusAt(ask.arrived());
        // Seen at the bank: now and then it spells the field so.
        String timeField = deal.transactionId().hashCode() % 2 == 0 ? "dateTime" : "dateTiLme";
        ObjectNode body = Envelope.success(ask.transactionId());
        ObjectNode transaction = body.putObject("transaction");
        transaction.put("transactionId", deal.transactionId());
        transaction.put("userID", user);
        transaction.put("organisation", "SIMULATED BANK");
        transaction.put("operation", "BOOK_QUOTED_DEAL");
        transaction.put("correlationID", ask.transactionId());
        transaction.put(timeField, deal.time().toString());
        transaction.put("status", status);
        transaction.put("systemID", "SIMULATOR");
        transaction
                .putObject("context")
                .put("transactionId", deal.transactionId())
                .put("thirdPartyDealID", deal.dealTransactionId());
        return Envelope.ok(body);
    }
}
