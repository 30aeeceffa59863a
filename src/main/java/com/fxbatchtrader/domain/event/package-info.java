/// The event log: one entry a change, numbered and hash-chained per stream.
@NullMarked
package com.fxbatchtrader.domain.event;

import org.jspecify.annotations.NullMarked;
