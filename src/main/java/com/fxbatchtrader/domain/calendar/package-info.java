/// Business days, cut-offs and value dates: when a deal of a delivery settles, and whether a date is still good.
@NullMarked
package com.fxbatchtrader.domain.calendar;

import org.jspecify.annotations.NullMarked;
