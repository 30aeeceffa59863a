/// What the commands need of the rooms below: narrow interfaces that the wiring of the program fills in.
@NullMarked
package com.fxbatchtrader.app.port;

import org.jspecify.annotations.NullMarked;
