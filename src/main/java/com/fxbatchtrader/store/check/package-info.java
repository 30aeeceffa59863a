/// Whether the database tells the truth about itself: chains of events, counters, attempts, read and recomputed.
@NullMarked
package com.fxbatchtrader.store.check;

import org.jspecify.annotations.NullMarked;
