package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.Delivery;
import com.opengamma.strata.basics.currency.CurrencyPair;

/// What holds where a trade file is silent.
public record TradeDefaults(CurrencyPair pair, Side side, Delivery delivery) {

    /// USD/ZAR, Buy, and a delivery by setting.
    public static TradeDefaults with(Delivery delivery) {
        return new TradeDefaults(CurrencyPair.parse("USD/ZAR"), Side.BUY, delivery);
    }
}
