/// Whether the database tells the truth about itself: the chains of events and the counters, read and recomputed.
@NullMarked
package com.fxbatchtrader.store.check;

import org.jspecify.annotations.NullMarked;
