package com.fxbatchtrader.service.view;

import java.time.Instant;
import java.util.Optional;

/// One entry of the event log.
///
/// @param number its number in its stream
/// @param kind what happened, e.g. `TRADE_STATUS`
/// @param actor `user:NAME@HOST`, `owner:…`, `token:NAME` or `system`
public record EventView(
        long number,
        String kind,
        String actor,
        Optional<String> reason,
        Optional<String> before,
        Optional<String> after,
        Instant happenedAt) {}
