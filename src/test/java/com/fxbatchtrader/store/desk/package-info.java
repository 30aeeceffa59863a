/// Tests of the desk's row and its reference rates.
@NullMarked
package com.fxbatchtrader.store.desk;

import org.jspecify.annotations.NullMarked;
