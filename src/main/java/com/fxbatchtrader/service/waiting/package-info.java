/// Why batches are not running, and when they are expected to, in words for people.
@NullMarked
package com.fxbatchtrader.service.waiting;

import org.jspecify.annotations.NullMarked;
