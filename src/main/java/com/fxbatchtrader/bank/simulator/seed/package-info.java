/// Randomness that depends on nothing but a seed and the names of what it is drawn for, so that a run can be repeated
/// whatever its threads do.
@NullMarked
package com.fxbatchtrader.bank.simulator.seed;

import org.jspecify.annotations.NullMarked;
