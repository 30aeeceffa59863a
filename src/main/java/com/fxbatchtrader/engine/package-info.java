/// Turns queued batches into booked deals: dispatcher, runners, the keeper of the doubts, and their life cycle.
@NullMarked
package com.fxbatchtrader.engine;

import org.jspecify.annotations.NullMarked;
