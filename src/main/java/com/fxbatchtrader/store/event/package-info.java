/// Writes the event log: numbered and hash-chained per stream, in the transaction of the change.
@NullMarked
package com.fxbatchtrader.store.event;

import org.jspecify.annotations.NullMarked;
