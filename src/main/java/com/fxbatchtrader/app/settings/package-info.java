/// Settings: from flags, environment, secrets, settings file and built-in defaults to checked, immutable records.
@NullMarked
package com.fxbatchtrader.app.settings;

import org.jspecify.annotations.NullMarked;
