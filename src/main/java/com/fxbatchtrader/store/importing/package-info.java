/// Files become rows: clients and batches, each file in one transaction under the desk's row lock, with its events.
@NullMarked
package com.fxbatchtrader.store.importing;

import org.jspecify.annotations.NullMarked;
