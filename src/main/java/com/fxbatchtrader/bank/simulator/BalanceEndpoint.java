package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.account.Account;
import com.fxbatchtrader.bank.simulator.account.AccountStatus;
import com.fxbatchtrader.bank.simulator.account.Accounts;
import com.fxbatchtrader.bank.simulator.deal.RefusedException;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.fault.Subject;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;

/// Tells one account's status and balance.
final class BalanceEndpoint implements Endpoint {

    private static final BigDecimal NEXT_TO_NOTHING = new BigDecimal("1.00");

    private final Accounts accounts;

    BalanceEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Prepared prepare(Ask ask) {
        Fields fields = new Fields(ask.request().body());
        String number = fields.text("accountNumber");
        String cif = fields.text("cifNumber");
        fields.check();
        return Endpoint.prepared(new Subject(cif, number), plan -> answer(ask, find(accounts, cif, number), plan));
    }

    /// A client's account.
    ///
    /// @throws RefusedException when there is none
    static Account find(Accounts accounts, String cif, String number) {
        return accounts.find(cif, number)
                .orElseThrow(() -> new RefusedException("ACCOUNT_NOT_FOUND", "No such account of this client"));
    }

    private static HttpAnswer answer(Ask ask, Account account, FaultPlan plan) {
        BigDecimal balance = plan.is(Fault.BALANCE_LOW) ? NEXT_TO_NOTHING : account.balance();
        ObjectNode body = Envelope.success(ask.transactionId());
        body.put("accountName", account.name());
        body.put("accountStatus", status(account, plan).name());
        body.put("currentBalance", balance);
        body.put("availableBalance", balance);
        return Envelope.ok(body);
    }

    private static AccountStatus status(Account account, FaultPlan plan) {
        if (plan.is(Fault.BALANCE_DORMANT)) {
            return AccountStatus.DORM;
        }
        return plan.is(Fault.BALANCE_CLOSED) ? AccountStatus.CLOS : account.status();
    }
}
