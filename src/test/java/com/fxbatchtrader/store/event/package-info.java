/// Tests of `store.event`, on H2 and PostgreSQL.
@NullMarked
package com.fxbatchtrader.store.event;

import org.jspecify.annotations.NullMarked;
