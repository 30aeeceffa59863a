/// Tests of the change feed.
@NullMarked
package com.fxbatchtrader.service.feed;

import org.jspecify.annotations.NullMarked;
