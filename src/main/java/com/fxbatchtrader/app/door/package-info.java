/// The door of the process: exit codes, and the one place where a failure becomes a line for people.
@NullMarked
package com.fxbatchtrader.app.door;

import org.jspecify.annotations.NullMarked;
