/// Single statements under test.
@NullMarked
package com.fxbatchtrader.store.sql;

import org.jspecify.annotations.NullMarked;
