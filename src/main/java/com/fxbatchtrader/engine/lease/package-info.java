/// The right to trade: leases, their renewal, the watch on the clocks, and the gate before each booking.
@NullMarked
package com.fxbatchtrader.engine.lease;

import org.jspecify.annotations.NullMarked;
