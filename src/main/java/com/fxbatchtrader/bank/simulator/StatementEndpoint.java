package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.account.Account;
import com.fxbatchtrader.bank.simulator.account.Accounts;
import com.fxbatchtrader.bank.simulator.account.Entry;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.Subject;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Tells what moved on an account from one day to another, both included, in the bank's zone. An entry's reference is
/// the desk's key in full.
final class StatementEndpoint implements Endpoint {

    private static final BigDecimal NO_FEES = new BigDecimal("0.00");

    private final Accounts accounts;
    private final ZoneId zone;

    StatementEndpoint(Accounts accounts, ZoneId zone) {
        this.accounts = accounts;
        this.zone = zone;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Fields fields = new Fields(ask.request().body());
        String number = fields.text("accountNumber");
        String cif = fields.text("cifNumber");
        LocalDate from = fields.date("fromDate", DateTimeFormatter.ISO_LOCAL_DATE);
        LocalDate to = fields.date("toDate", DateTimeFormatter.ISO_LOCAL_DATE);
        fields.require(!to.isBefore(from), "toDate", "a date not before fromDate");
        fields.check();
        return Endpoint.prepared(
                new Subject(cif, number),
                plan -> {
                    Account account = BalanceEndpoint.find(accounts, cif, number);
                    List<Entry> entries = plan.is(Fault.STATEMENT_EMPTY) ? List.of() : accounts.entries(number);
                    return answer(ask, account, entries, from, to);
                });
    }

    private HttpAnswer answer(Ask ask, Account account, List<Entry> all, LocalDate from, LocalDate to) {
        List<Entry> before = all.stream().filter(e -> day(e.time()).isBefore(from)).toList();
        List<Entry> within =
                all.stream().filter(e -> !day(e.time()).isBefore(from) && !day(e.time()).isAfter(to)).toList();
        ObjectNode body = Envelope.success(ask.transactionId());
        ObjectNode payload = body.putObject("payload");
        payload.put("accountNumber", account.number());
        payload.put("productName", account.currency() + " account");
        payload.put("currencyCode", account.currency());
        payload.put("accountName", account.name());
        ObjectNode details = payload.putObject("transactionDetails");
        details.put("balanceBroughtForward", account.opening().add(sum(before)));
        ArrayNode lines = details.putArray("entry");
        within.forEach(
                entry ->
                        lines.addObject()
                                .put("tranDate", day(entry.time()).toString())
                                .put("tranType", "FX")
                                .put("reference", entry.reference())
                                .put("tranAmount", entry.amount())
                                .put("balance", entry.balance())
                                .put("fees", NO_FEES));
        payload.putObject("total").put("amount", sum(within)).put("fees", NO_FEES);
        return Envelope.ok(body);
    }

    private static BigDecimal sum(List<Entry> entries) {
        return entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }
}
