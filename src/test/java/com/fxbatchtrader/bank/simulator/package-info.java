/// Tests of the bank simulator, over real sockets.
@NullMarked
package com.fxbatchtrader.bank.simulator;

import org.jspecify.annotations.NullMarked;
