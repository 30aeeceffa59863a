/// Tests of what views are read from.
@NullMarked
package com.fxbatchtrader.store.query;

import org.jspecify.annotations.NullMarked;
