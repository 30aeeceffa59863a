/// Tests of single steps of a trade.
@NullMarked
package com.fxbatchtrader.engine.trade;

import org.jspecify.annotations.NullMarked;
