/// Matching the bank's bookings after a change of the database's server: what is due, what was found, what is free.
@NullMarked
package com.fxbatchtrader.store.match;

import org.jspecify.annotations.NullMarked;
