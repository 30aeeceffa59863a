package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.AccountBalance;

/// A balance, and when its asking began on the monotonic clock.
record Money(AccountBalance balance, long askedNanos) {}
