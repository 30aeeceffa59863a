/// What there is one of: the desk's row with its stream of events, its reference rates and its calendar.
@NullMarked
package com.fxbatchtrader.store.desk;

import org.jspecify.annotations.NullMarked;
