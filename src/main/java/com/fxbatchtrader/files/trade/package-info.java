/// Files of trades: which column holds what, their rows, their control row.
@NullMarked
package com.fxbatchtrader.files.trade;

import org.jspecify.annotations.NullMarked;
