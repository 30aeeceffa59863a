package com.fxbatchtrader.bank.simulator.account;

import java.math.BigDecimal;
import java.time.Instant;

/// One line of an account's statement.
///
/// @param reference the desk's key of the deal, in full
/// @param amount negative when the account paid
/// @param balance after this line
/// @param time when it was booked
public record Entry(String reference, BigDecimal amount, BigDecimal balance, Instant time) {}
