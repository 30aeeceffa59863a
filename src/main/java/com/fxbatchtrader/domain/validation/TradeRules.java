package com.fxbatchtrader.domain.validation;

/// What the rows of one file are judged by.
record TradeRules(ClientLookup clients, PairDates dates, TradeDefaults defaults) {}
