/// What programs read: one JSON document on standard output, with names that scripts rely on.
@NullMarked
package com.fxbatchtrader.app.json;

import org.jspecify.annotations.NullMarked;
