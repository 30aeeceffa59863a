package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;

import java.util.Optional;

/// The account that pays is open.
public final class AccountOpenRule implements TradeRule {

    @Override
    public Optional<Objection> judge(TradeOrder order, Facts facts) {
        return switch (facts.balance().status()) {
            case OPEN -> Optional.empty();
            case DORMANT -> objection(ReasonCode.ACCOUNT_DORMANT, order, "dormant");
            case CLOSED -> objection(ReasonCode.ACCOUNT_CLOSED, order, "closed");
        };
    }

    private static Optional<Objection> objection(ReasonCode code, TradeOrder order, String state) {
        return Optional.of(new Objection(code.name(), "the " + order.from() + " is " + state + " at the bank"));
    }
}
