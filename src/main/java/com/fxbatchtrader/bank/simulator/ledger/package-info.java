/// What the bank never forgets: its bookings, and every booking request that reached it.
@NullMarked
package com.fxbatchtrader.bank.simulator.ledger;

import org.jspecify.annotations.NullMarked;
