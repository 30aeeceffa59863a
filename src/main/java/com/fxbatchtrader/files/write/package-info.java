/// Files that the program writes.
@NullMarked
package com.fxbatchtrader.files.write;

import org.jspecify.annotations.NullMarked;
