/// Where the log goes.
@NullMarked
package com.fxbatchtrader.app.log;

import org.jspecify.annotations.NullMarked;
