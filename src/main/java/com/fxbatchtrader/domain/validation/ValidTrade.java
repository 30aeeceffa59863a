package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A row of a trade file that may become a trade.
///
/// @param from the account that pays, `to` the one that receives
/// @param amount positive, below 10¹⁵, with exactly the decimals of the deal currency
/// @param valueDateGiven the date that the file gave; empty = derived when the trade runs
/// @param reference at most 64 characters, as `taxPin`; `allowance` and `bopCode` at most 16
/// @param rowHash SHA-256 of the row's cells, in hex
public record ValidTrade(
        int row,
        UUID clientId,
        String cif,
        AccountNumber from,
        AccountNumber to,
        Side side,
        CurrencyPair pair,
        String dealCurrency,
        BigDecimal amount,
        Spread spread,
        Delivery delivery,
        Optional<LocalDate> valueDateGiven,
        Optional<String> reference,
        Optional<String> allowance,
        Optional<String> bopCode,
        Optional<String> taxPin,
        String rowHash) {}
