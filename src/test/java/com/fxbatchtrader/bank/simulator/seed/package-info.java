/// Tests of the bank simulator's room `seed`.
@NullMarked
package com.fxbatchtrader.bank.simulator.seed;

import org.jspecify.annotations.NullMarked;
