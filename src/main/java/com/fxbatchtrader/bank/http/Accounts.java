package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BalancePage;
import com.fxbatchtrader.bank.Statement;

/// Reads balances, pages of balances and statements.
final class Accounts {

    private Accounts() {}

    static AccountBalance balance(Fields root) {
        return new AccountBalance(
                Texts.clean(root.text("accountName"), 200),
                status(root.text("accountStatus")),
                root.decimal("currentBalance"),
                root.decimal("availableBalance"));
    }

    static BalancePage page(Fields root) {
        Fields payload = root.object("payload");
        long pages = payload.object("page").integer("totalPages");
        if (pages < 0 || pages > Integer.MAX_VALUE) {
            throw new ProtocolException("payload.page.totalPages is out of range");
        }
        return new BalancePage(payload.objects("content").stream().map(Accounts::line).toList(), (int) pages);
    }

    private static BalancePage.Line line(Fields line) {
        return new BalancePage.Line(
                new AccountRef(line.id("cusCifNo"), line.id("accountNo"), line.id("accountCurrency")),
                Texts.clean(line.text("cusName"), 200),
                Texts.clean(line.text("accountType"), 100),
                status(line.text("accountStatus")),
                line.decimal("currAccountBalance"));
    }

    /// The statement of that account: another account's is a protocol error.
    static Statement statement(AccountRef asked, Fields root) {
        Fields payload = root.object("payload");
        if (!payload.text("accountNumber").equals(asked.number())) {
            throw new ProtocolException("payload.accountNumber is not the account that was asked for");
        }
        return new Statement(
                payload.object("transactionDetails").objects("entry").stream().map(Accounts::entry).toList());
    }

    private static Statement.Entry entry(Fields entry) {
        return new Statement.Entry(
                Texts.clean(entry.text("tranDate"), 40),
                Texts.clean(entry.text("tranType"), 100),
                Texts.clean(entry.text("reference"), 200),
                entry.decimal("tranAmount"));
    }

    private static AccountBalance.Status status(String code) {
        return switch (code) {
            case "OPEN" -> AccountBalance.Status.OPEN;
            case "DORM" -> AccountBalance.Status.DORMANT;
            case "CLOS" -> AccountBalance.Status.CLOSED;
            default -> throw new ProtocolException("accountStatus '" + Texts.clean(code, 20) + "' is unknown");
        };
    }
}
