/// The event log as a feed of changes: all events of the desk in one order, none missed and none twice.
@NullMarked
package com.fxbatchtrader.store.feed;

import org.jspecify.annotations.NullMarked;
