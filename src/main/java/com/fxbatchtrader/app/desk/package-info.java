/// The wiring: opens database, bank, engine and service by constructor calls and hands them to the commands.
@NullMarked
package com.fxbatchtrader.app.desk;

import org.jspecify.annotations.NullMarked;
