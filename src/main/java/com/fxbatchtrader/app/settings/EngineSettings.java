package com.fxbatchtrader.app.settings;

import java.time.Duration;

/// How much runs at once, and how long things may take.
///
/// @param maxConcurrent how many trades of a new batch run at once, 1–100
/// @param maxTrades how many trades this process runs at once
/// @param maxBatches how many batches this process runs at once
/// @param lockTimeout how long a lock lasts without renewal, at least 5 s
/// @param requestsPerSecond towards the bank; 0 = no limit
/// @param evidenceMargin what must have passed since a quote's end before "unknown" counts, and the distance of the two
///   answers
/// @param rateDecimals decimals that the bank takes in a client rate, 0–6
public record EngineSettings(
        int maxConcurrent,
        int maxTrades,
        int maxBatches,
        Duration lockTimeout,
        int requestsPerSecond,
        Duration evidenceMargin,
        int rateDecimals) {}
