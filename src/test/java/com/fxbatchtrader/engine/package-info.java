/// Tests of the engine on virtual time, with a bank in memory and a real database.
@NullMarked
package com.fxbatchtrader.engine;

import org.jspecify.annotations.NullMarked;
