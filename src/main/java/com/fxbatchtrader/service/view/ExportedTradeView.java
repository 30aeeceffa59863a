package com.fxbatchtrader.service.view;

import java.util.Optional;

/// A trade as an export has it: with all that its file said of it, so that it can be imported again.
///
/// @param account the number of the account that pays
/// @param valueDateGiven whether the file gave the value date; else it was derived when the trade ran, or is not there
/// @param allowance `SDA` or `FIA`
public record ExportedTradeView(
        TradeView trade,
        String account,
        boolean valueDateGiven,
        Optional<String> allowance,
        Optional<String> bopCode,
        Optional<String> taxPin) {}
