/// The database: settings, migration, connections, exact transactions. The one room that knows Hibernate and SQL.
@NullMarked
package com.fxbatchtrader.store;

import org.jspecify.annotations.NullMarked;
