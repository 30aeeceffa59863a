/// Rules that judge a trade at run time: pure functions of what was read.
@NullMarked
package com.fxbatchtrader.domain.rule;

import org.jspecify.annotations.NullMarked;
