/// What operators change: places in the queue, limits, pauses, retries, locks, the stop of all. Each change is one
/// short transaction that locks the batch's row (the desk's first, where it needs it) and records itself.
@NullMarked
package com.fxbatchtrader.store.queue;

import org.jspecify.annotations.NullMarked;
