/// Tests of the bank simulator's room `ledger`.
@NullMarked
package com.fxbatchtrader.bank.simulator.ledger;

import org.jspecify.annotations.NullMarked;
