/// Executes a batch to its end: the engine in this process, and the wait for what cannot be settled at once.
@NullMarked
package com.fxbatchtrader.service.run;

import org.jspecify.annotations.NullMarked;
