/// One trade: its steps from balance to status, and the asking for what is in doubt.
@NullMarked
package com.fxbatchtrader.engine.trade;

import org.jspecify.annotations.NullMarked;
