/// Identities: time-ordered ids made by the program, and booking keys derived from them.
@NullMarked
package com.fxbatchtrader.domain.id;

import org.jspecify.annotations.NullMarked;
