package com.fxbatchtrader.bank;

/// Which bank, as whom: the host (with port) that takes the bookings and the desk's user id there.
///
/// @param environment `demo`, `test` or the tag that the settings name, e.g. `production`
/// @param host host and port of the trading address, lower case
/// @param userId the API user, an e-mail address
public record BankIdentity(String environment, String host, String userId) {}
