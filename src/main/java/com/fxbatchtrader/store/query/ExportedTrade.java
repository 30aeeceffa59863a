package com.fxbatchtrader.store.query;

import java.util.Optional;

/// A trade with all that its file said of it.
///
/// @param account the number of the account that pays
/// @param valueDateGiven whether the file gave the value date
public record ExportedTrade(
        TradeRow trade,
        String account,
        boolean valueDateGiven,
        Optional<String> allowance,
        Optional<String> bopCode,
        Optional<String> taxPin) {}
