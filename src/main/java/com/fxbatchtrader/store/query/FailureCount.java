package com.fxbatchtrader.store.query;

/// Failed trades of one reason.
///
/// @param example the text of the first of them in the file
public record FailureCount(String code, int trades, String example) {}
