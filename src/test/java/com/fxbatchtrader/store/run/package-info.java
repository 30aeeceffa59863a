/// Tests of `store.run`, on H2 and PostgreSQL.
@NullMarked
package com.fxbatchtrader.store.run;

import org.jspecify.annotations.NullMarked;
