/// Tests of the bank simulator's room `account`.
@NullMarked
package com.fxbatchtrader.bank.simulator.account;

import org.jspecify.annotations.NullMarked;
