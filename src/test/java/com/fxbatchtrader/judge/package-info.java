/// The judge of every exactly-once test: compares what the bank did with what we say was done.
@NullMarked
package com.fxbatchtrader.judge;

import org.jspecify.annotations.NullMarked;
