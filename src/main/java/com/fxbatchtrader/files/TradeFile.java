package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.TradeTable;

/// A trade file that was read, for [com.fxbatchtrader.domain.validation.TradeValidator] to judge.
public record TradeFile(FileFacts facts, TradeTable table) {}
