/// Tests of what the state writer's room keeps to itself.
@NullMarked
package com.fxbatchtrader.engine.journal;

import org.jspecify.annotations.NullMarked;
