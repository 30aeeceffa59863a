/// Stopping: a request to end in order, raised by signals, heard by whatever runs.
@NullMarked
package com.fxbatchtrader.app.stop;

import org.jspecify.annotations.NullMarked;
