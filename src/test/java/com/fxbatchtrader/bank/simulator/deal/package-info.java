/// Tests of the bank simulator's room `deal`.
@NullMarked
package com.fxbatchtrader.bank.simulator.deal;

import org.jspecify.annotations.NullMarked;
