/// The bank as the desk sees it: one gateway with its requests, answers and failures. What an answer proves is decided
/// here and in the connector, nowhere above.
@NullMarked
package com.fxbatchtrader.bank;

import org.jspecify.annotations.NullMarked;
