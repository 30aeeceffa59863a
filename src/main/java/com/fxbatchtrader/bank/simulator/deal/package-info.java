/// The bank's dealing desk: rates, quotes, bookings, and what became of them.
@NullMarked
package com.fxbatchtrader.bank.simulator.deal;

import org.jspecify.annotations.NullMarked;
