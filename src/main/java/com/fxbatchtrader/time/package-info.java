/// Time and waiting: the clocks, the threads and every wait of the product, behind one interface, so that all rooms
/// above run on virtual time in tests.
@NullMarked
package com.fxbatchtrader.time;

import org.jspecify.annotations.NullMarked;
