/// Tests of what operators change, and of races between them and the engine.
@NullMarked
package com.fxbatchtrader.store.queue;

import org.jspecify.annotations.NullMarked;
