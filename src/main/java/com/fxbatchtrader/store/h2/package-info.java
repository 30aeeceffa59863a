/// What only H2 needs: guards written as Java triggers, and the note that says which process has the file.
@NullMarked
package com.fxbatchtrader.store.h2;

import org.jspecify.annotations.NullMarked;
