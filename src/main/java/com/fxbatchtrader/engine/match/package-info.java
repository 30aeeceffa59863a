/// Matching the bank's bookings after a change of the database's server.
@NullMarked
package com.fxbatchtrader.engine.match;

import org.jspecify.annotations.NullMarked;
