/// What a run writes and reads: claims, leases, groups of state changes, doubts. Each method is one short transaction;
/// every write on behalf of a run is conditional on the fence that it was claimed with.
@NullMarked
package com.fxbatchtrader.store.run;

import org.jspecify.annotations.NullMarked;
