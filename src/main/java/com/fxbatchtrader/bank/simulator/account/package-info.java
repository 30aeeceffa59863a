/// The clients' accounts at the bank: their status, their balances, what moved on them.
@NullMarked
package com.fxbatchtrader.bank.simulator.account;

import org.jspecify.annotations.NullMarked;
