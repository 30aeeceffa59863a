/// What there is one of: the desk, its stop flag, its place in the world, its reference rates.
@NullMarked
package com.fxbatchtrader.domain.desk;

import org.jspecify.annotations.NullMarked;
