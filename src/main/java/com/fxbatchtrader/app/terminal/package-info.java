/// What people see in a terminal: texts, tables and the progress line, drawn from views; nothing is asked or decided.
@NullMarked
package com.fxbatchtrader.app.terminal;

import org.jspecify.annotations.NullMarked;
