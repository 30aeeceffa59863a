package com.fxbatchtrader.files.trade;

import com.fxbatchtrader.domain.validation.TradeTable;
import com.fxbatchtrader.files.table.FileFacts;

/// A trade file that was read, for [com.fxbatchtrader.domain.validation.TradeValidator] to judge.
public record TradeFile(FileFacts facts, TradeTable table) {}
