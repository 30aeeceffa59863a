/// What operators may do to the desk: one small class a verb, with who may, when it is possible, what it brings about,
/// and what became of it.
@NullMarked
package com.fxbatchtrader.service.verb;

import org.jspecify.annotations.NullMarked;
