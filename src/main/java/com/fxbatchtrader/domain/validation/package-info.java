/// What a file of trades or of clients must be like to become a batch: all problems of all rows at once, and the rows
/// that have none.
@NullMarked
package com.fxbatchtrader.domain.validation;

import org.jspecify.annotations.NullMarked;
