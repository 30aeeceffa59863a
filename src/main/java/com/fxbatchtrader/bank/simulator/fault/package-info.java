/// What can go wrong at a bank, how often, and for whom: decided by a seed, a profile or a script.
@NullMarked
package com.fxbatchtrader.bank.simulator.fault;

import org.jspecify.annotations.NullMarked;
