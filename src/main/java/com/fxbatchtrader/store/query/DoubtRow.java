package com.fxbatchtrader.store.query;

/// A trade whose fate is open at the bank, with its batch.
public record DoubtRow(TradeRow trade, BatchRow batch) {}
