package com.fxbatchtrader.service.view;

import java.util.Optional;

/// A run at one instant.
///
/// @param counts the trades by state
/// @param limit how many trades of the batch may run at once now
/// @param bankCalls calls to the bank so far in this run
/// @param notice what holds the run up, in words, e.g. that the bank doesn't answer or that another owner has the lock
///   until a time
public record Progress(TradeCounts counts, int limit, long bankCalls, Optional<String> notice) {}
