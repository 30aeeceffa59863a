/// Tests of the bank simulator's room `http`.
@NullMarked
package com.fxbatchtrader.bank.simulator.http;

import org.jspecify.annotations.NullMarked;
