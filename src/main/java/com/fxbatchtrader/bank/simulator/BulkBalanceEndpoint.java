package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.account.Account;
import com.fxbatchtrader.bank.simulator.account.Accounts;
import com.fxbatchtrader.bank.simulator.fault.Subject;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Tells all accounts, by pages in the order of their numbers.
final class BulkBalanceEndpoint implements Endpoint {

    private static final int LARGEST_PAGE = 1_000;

    private final Accounts accounts;

    BulkBalanceEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Fields fields = new Fields(ask.request().body());
        long page = fields.whole("page");
        long size = fields.whole("size");
        fields.require(size >= 1 && size <= LARGEST_PAGE, "size", "1 to " + LARGEST_PAGE);
        fields.check();
        return Endpoint.prepared(new Subject("", "page " + page), _ -> answer(ask, page, size));
    }

    private HttpAnswer answer(Ask ask, long page, long size) {
        List<Account> all = accounts.all();
        ObjectNode body = Envelope.success(ask.transactionId());
        ObjectNode payload = body.putObject("payload");
        ArrayNode content = payload.putArray("content");
        all.stream()
                .skip(Math.multiplyExact(page, size))
                .limit(size)
                .forEach(
                        account ->
                                content.addObject()
                                        .put("cusCifNo", account.cif())
                                        .put("cusName", account.name())
                                        .put("accountNo", account.number())
                                        .put("accountType", account.currency().equals("ZAR") ? "CURRENT" : "CFC")
                                        .put("accountStatus", account.status().name())
                                        .put("accountCurrency", account.currency())
                                        .put("currAccountBalance", account.balance()));
        payload.putObject("page")
                .put("number", page)
                .put("size", size)
                .put("totalElements", all.size())
                .put("totalPages", (all.size() + size - 1) / size);
        return Envelope.ok(body);
    }
}
