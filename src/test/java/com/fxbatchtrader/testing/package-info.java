/// Faults for tests of all rooms.
@NullMarked
package com.fxbatchtrader.testing;

import org.jspecify.annotations.NullMarked;
