package com.fxbatchtrader.app.port;

import com.fxbatchtrader.service.view.RateView;

import java.math.BigDecimal;
import java.util.List;

/// Reference rates.
public interface Rates {

    /// Sets the desk's rate for a pair in market order.
    RateView set(String pair, BigDecimal rate);

    /// The latest rate of each pair.
    List<RateView> list();
}
