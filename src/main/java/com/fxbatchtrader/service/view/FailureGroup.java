package com.fxbatchtrader.service.view;

/// Trades that failed for the same reason.
///
/// @param code our code or the bank's
/// @param trades how many
/// @param example the text of the first of them
public record FailureGroup(String code, int trades, String example) {}
