/// The one state writer of the process: groups of state changes, committed in order.
@NullMarked
package com.fxbatchtrader.engine.journal;

import org.jspecify.annotations.NullMarked;
