/// A database server that has changed (failover, restore, clone): how it is seen, what it stops, and what of the bank's
/// bookings is still to be matched.
@NullMarked
package com.fxbatchtrader.store.failover;

import org.jspecify.annotations.NullMarked;
