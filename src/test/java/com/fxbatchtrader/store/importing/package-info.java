/// Imports under test.
@NullMarked
package com.fxbatchtrader.store.importing;

import org.jspecify.annotations.NullMarked;
