/// Tests of matching with the bank after a change of the server.
@NullMarked
package com.fxbatchtrader.store.match;

import org.jspecify.annotations.NullMarked;
