/// Whether the database answers, as all parts of the engine see it together.
@NullMarked
package com.fxbatchtrader.engine.health;

import org.jspecify.annotations.NullMarked;
