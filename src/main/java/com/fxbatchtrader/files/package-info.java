/// Files that come in and go out: reading tables of trades and clients without ever misreading one, and writing the
/// rows that were rejected.
@NullMarked
package com.fxbatchtrader.files;

import org.jspecify.annotations.NullMarked;
