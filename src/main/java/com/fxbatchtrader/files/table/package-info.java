/// A table in a file as rows of cells, what a reader may be told, and what refuses a file.
@NullMarked
package com.fxbatchtrader.files.table;

import org.jspecify.annotations.NullMarked;
