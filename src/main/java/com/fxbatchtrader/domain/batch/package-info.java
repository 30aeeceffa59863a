/// The batch: its states, its place in the queue, its lock and its counters.
@NullMarked
package com.fxbatchtrader.domain.batch;

import org.jspecify.annotations.NullMarked;
