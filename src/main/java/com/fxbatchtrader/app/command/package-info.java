/// The commands: each reads its arguments, asks a port, prints the answer and says how it ended.
@NullMarked
package com.fxbatchtrader.app.command;

import org.jspecify.annotations.NullMarked;
