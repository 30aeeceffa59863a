package com.fxbatchtrader.domain.trade;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What a trade was imported as. Never changes.
///
/// @param row the file's row as a spreadsheet shows it
/// @param from the account that pays, `to` the one that receives
/// @param amount positive, in the deal currency
/// @param valueDateGiven the date as the file gave it; empty = derived from the delivery when the trade runs
public record TradeOrder(
        UUID id,
        UUID batchId,
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
        Optional<LocalDate> valueDateGiven) {

    /// One of the client's accounts.
    ///
    /// @param number the account's number at the bank; never logged in full
    public record AccountNumber(UUID id, String number, String currency) {

        @Override
        public String toString() {
            String tail = number.length() <= 4 ? number : number.substring(number.length() - 4);
            return currency + " account …" + tail;
        }
    }
}
