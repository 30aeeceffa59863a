/// Statements of the schema in few words: binding and reading its types alike on both databases.
@NullMarked
package com.fxbatchtrader.store.sql;

import org.jspecify.annotations.NullMarked;
