/// Tests of why batches are not running, and when they will.
@NullMarked
package com.fxbatchtrader.domain.queue;

import org.jspecify.annotations.NullMarked;
