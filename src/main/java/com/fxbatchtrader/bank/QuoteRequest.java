package com.fxbatchtrader.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// What a quote is asked for.
///
/// @param from the account that pays: for Buy USD/ZAR the ZAR account
/// @param to the account that receives
/// @param buy true = the client buys the pair's base currency
/// @param delivery `Cash`, `Tom` or `Spot`, as the bank spells them
/// @param pair base and quote currency, `USD/ZAR`
/// @param dealCurrency the currency of the amount
/// @param dealAmount in the deal currency, positive, with at most that currency's minor digits
/// @param settlementDate the value date
/// @param dealTime now, with the desk's offset
public record QuoteRequest(
        AccountRef from,
        AccountRef to,
        boolean buy,
        String delivery,
        String pair,
        String dealCurrency,
        BigDecimal dealAmount,
        LocalDate settlementDate,
        OffsetDateTime dealTime) {}
