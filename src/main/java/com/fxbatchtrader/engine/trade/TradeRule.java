package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.domain.trade.TradeOrder;

import java.math.BigDecimal;
import java.util.Optional;

/// A rule that a trade must keep when it runs. Each is of its own; the first objection fails the trade.
public interface TradeRule {

    /// What a rule judges by.
    ///
    /// @param balance of the account that pays, just read
    /// @param needed what the deal takes from that account, in its currency; empty while no rate is known
    record Facts(AccountBalance balance, Optional<BigDecimal> needed) {}

    /// Why a trade may not run.
    record Objection(String code, String text) {}

    /// The rule's objection, or none.
    Optional<Objection> judge(TradeOrder order, Facts facts);
}
