package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.http.HttpRequest;

import java.time.Instant;

/// One request on its way through the bank.
///
/// @param request as it came
/// @param arrived when it came: the `Date` of its answer, so that an answer never claims to know what happened after
///   the bank looked
/// @param transactionId the bank's id of the call
record Ask(HttpRequest request, Instant arrived, String transactionId) {}
