/// What only H2 needs.
@NullMarked
package com.fxbatchtrader.store.h2;

import org.jspecify.annotations.NullMarked;
