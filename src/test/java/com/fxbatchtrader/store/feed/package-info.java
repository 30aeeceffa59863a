/// Tests of the change feed.
@NullMarked
package com.fxbatchtrader.store.feed;

import org.jspecify.annotations.NullMarked;
