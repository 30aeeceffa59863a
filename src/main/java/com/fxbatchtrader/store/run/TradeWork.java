package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;

import java.util.Optional;

/// A trade as its run takes it up.
///
/// @param attempt the open attempt, present in BOOKING, BOOKED and IN_DOUBT
public record TradeWork(TradeOrder order, TradeState state, Optional<Attempt> attempt) {}
