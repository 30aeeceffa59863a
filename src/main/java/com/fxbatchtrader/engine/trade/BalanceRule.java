package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;

import java.math.BigDecimal;
import java.util.Optional;

/// What can be spent is enough. What other trades of the same account have reserved is judged where the intent is
/// written, under the account's lock.
public final class BalanceRule implements TradeRule {

    @Override
    public Optional<Objection> judge(TradeOrder order, Facts facts) {
        BigDecimal available = facts.balance().available();
        return facts.needed()
                .filter(needed -> available.compareTo(needed) < 0)
                .map(
                        needed ->
                                new Objection(
                                        ReasonCode.INSUFFICIENT_FUNDS.name(),
                                        order.from().currency()
                                                + " "
                                                + available.toPlainString()
                                                + " can be spent, "
                                                + needed.toPlainString()
                                                + " is needed"));
    }
}
