/// Tests of the database's checks of itself.
@NullMarked
package com.fxbatchtrader.store.check;

import org.jspecify.annotations.NullMarked;
