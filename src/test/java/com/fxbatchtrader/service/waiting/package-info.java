/// Tests of what people are told of the queue.
@NullMarked
package com.fxbatchtrader.service.waiting;

import org.jspecify.annotations.NullMarked;
