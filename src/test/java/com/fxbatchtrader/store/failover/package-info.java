/// Tests of a changed server and of what it stops.
@NullMarked
package com.fxbatchtrader.store.failover;

import org.jspecify.annotations.NullMarked;
