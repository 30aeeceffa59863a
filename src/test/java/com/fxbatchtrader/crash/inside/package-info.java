/// What the tests of the kill loop bring into the processes that they start.
@NullMarked
package com.fxbatchtrader.crash.inside;

import org.jspecify.annotations.NullMarked;
