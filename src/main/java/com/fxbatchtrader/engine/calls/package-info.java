/// Calls to the bank as the engine makes them: at a bounded rate, repeated where that is safe, held back while the bank
/// is away.
@NullMarked
package com.fxbatchtrader.engine.calls;

import org.jspecify.annotations.NullMarked;
