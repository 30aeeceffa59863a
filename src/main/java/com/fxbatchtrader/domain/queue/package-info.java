/// Why a batch is not running, and when it is expected to: worked out from one sight of all batches that have not
/// ended.
@NullMarked
package com.fxbatchtrader.domain.queue;

import org.jspecify.annotations.NullMarked;
