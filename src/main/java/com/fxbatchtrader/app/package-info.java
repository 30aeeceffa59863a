/// Start-up: command line, settings and the wiring of all rooms by constructor calls. Nothing imports it.
@NullMarked
package com.fxbatchtrader.app;

import org.jspecify.annotations.NullMarked;
