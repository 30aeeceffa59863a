/// Tests of the bank simulator's room `fault`.
@NullMarked
package com.fxbatchtrader.bank.simulator.fault;

import org.jspecify.annotations.NullMarked;
