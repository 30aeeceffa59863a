package com.fxbatchtrader.engine;

import com.fxbatchtrader.domain.rule.RateGuard;

import java.time.Duration;
import java.time.ZoneId;

/// How this process trades.
///
/// @param owner `host:pid:random`, made once at start-up
/// @param lockTime how long a lock lives without renewal, at least 5 s
/// @param maxTrades trades at once in this process
/// @param maxBatches batches at once in this process
/// @param callsPerSecond calls to the bank begun a second; 0 = no limit
/// @param bookingTime connect plus response time-out: the longest that a booking may take
/// @param evidenceMargin after a quote's end, before "unknown" counts; also the distance of the two answers
/// @param rateDecimals decimals of a client rate that the venue takes
public record EngineSettings(
        String owner,
        Duration lockTime,
        int maxTrades,
        int maxBatches,
        int callsPerSecond,
        Duration bookingTime,
        Duration evidenceMargin,
        RateGuard guard,
        int maxRequotes,
        int rateDecimals,
        ZoneId deskZone) {

    public EngineSettings {
        if (lockTime.compareTo(Duration.ofSeconds(5)) < 0) {
            throw new IllegalArgumentException("a lock lives for at least 5 s, not " + lockTime);
        }
        if (maxTrades < 1 || maxBatches < 1) {
            throw new IllegalArgumentException("at least one trade and one batch run at once");
        }
    }
}
