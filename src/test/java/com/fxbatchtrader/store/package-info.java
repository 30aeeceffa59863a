/// The databases under test: H2 in memory, H2 in a file, a real PostgreSQL.
@NullMarked
package com.fxbatchtrader.store;

import org.jspecify.annotations.NullMarked;
