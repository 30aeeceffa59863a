/// Reading for views: batches, trades, doubts, totals, events, as records taken in one transaction.
@NullMarked
package com.fxbatchtrader.store.query;

import org.jspecify.annotations.NullMarked;
